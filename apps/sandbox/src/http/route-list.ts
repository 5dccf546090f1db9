/** The routes of the control interface, for the documents; a test holds them against the server. */
export const controlRoutes = [
  ['GET /worlds/self', 'Clock, counts of bills by state, addresses and public keys.'],
  [
    'GET /worlds/self/bills?state=&after=&limit=',
    'The bills with everything that a test needs: check code, amount, date, payer, authorisations of yours.',
  ],
  ['POST /worlds/self/reset', 'A new beginning; with `seed` from another one.'],
  ['POST /worlds/self/clock', 'Moves the time forward.'],
  ['POST /worlds/self/bills', 'Issues and registers a bill.'],
  ['GET /worlds/self/bills/:billCode/:billNumber', 'One of them.'],
  ['POST /worlds/self/acts', 'Lets somebody else act on a bill.'],
  ['GET /worlds/self/messages?before=&limit=', 'Your own messages, latest first.'],
  ['GET /worlds/self/messages/:number', 'One of them with its payload and its answer.'],
  ['POST /worlds/self/messages/:number/replay', 'Sends it again under the same request id.'],
  ['GET /magic', 'The magic bills; needs no token.'],
] as const

/** The routes for the account office. */
export const operatorRoutes = [
  ['POST /operator/applications', 'Enters an application and draws its credentials.'],
  ['GET /operator/applications/:appId', 'What is known of it, without its credentials.'],
  [
    'PATCH /operator/applications/:appId',
    'Changes key, addresses, quota or webhook, suspends it or lets it go on, draws new credentials.',
  ],
  ['DELETE /operator/applications/:appId', 'Removes it with its world and its messages.'],
] as const
