import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from '../api/client.ts'
import { refreshSession } from '../api/session.ts'
import { beginDisplayMode } from './display-mode.ts'
import './tokens.css'

/** Shows a portal in its page. */
export function startPortal(portal: ReactNode): void {
  beginDisplayMode()
  void refreshSession()
  const place = document.querySelector('#page')
  if (place === null) throw new Error('the page has no place for a portal')
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queries}>{portal}</QueryClientProvider>
    </StrictMode>,
  )
}

/** The nonce of this page for styles that are made while it runs. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
}
