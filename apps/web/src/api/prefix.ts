/** Below which the office's interface stands. */
export const apiPrefix = '/api/v1'
