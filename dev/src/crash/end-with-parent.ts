import { isMainThread } from 'node:worker_threads'

// Loaded before the program of a child process. Its standard input is a pipe from the parent, which closes when the parent is
// gone in whatever way; then the child goes too, so that nothing is ever left running.
if (isMainThread) {
  const end = () => process.kill(process.pid, 'SIGKILL')
  process.stdin.once('end', end).once('error', end)
  process.stdin.resume()
  // The watch alone keeps no process alive.
  if ('unref' in process.stdin) process.stdin.unref()
}
