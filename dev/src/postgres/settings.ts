/**
 * For a server with a few gigabytes of memory beside the programs that use it. Nothing here trades
 * durability for speed: what was committed survives a crash.
 */
export const defaultSettings: Record<string, string> = {
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_connections: '100',
  wal_compression: 'pglz',
  max_wal_size: '4GB',
  min_wal_size: '256MB',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: '0.9',
  random_page_cost: '1.1',
  // Chains of short transactions gain nothing from compiled plans, and their first run is slow.
  jit: 'off',
  timezone: 'UTC',
  log_min_messages: 'warning',
  log_line_prefix: '%m [%p] %d ',
}

/** For tests whose data nobody needs after the run. */
export const nonDurableSettings: Record<string, string> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
}

/** Not for the caller to choose: nobody outside this machine reaches the server. */
export const fixedSettings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
}
