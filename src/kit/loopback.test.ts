import { describe, expect, it } from 'vitest';
import { leadsHereOnly } from './loopback.ts';

describe('an address', () => {
  it.each([
    'http://localhost:8460',
    'http://127.0.0.1:8460/s/x',
    'http://127.4.0.9',
    'http://[::1]:8460/n/x',
  ])('leads to this machine alone: %s', (address) => expect(leadsHereOnly(address)).toBe(true));

  it.each(['https://lots.example.com', 'http://localhost.example.com', 'http://192.168.0.7:8460', 'lots'])(
    'leads elsewhere, or nowhere: %s',
    (address) => expect(leadsHereOnly(address)).toBe(false),
  );
});
