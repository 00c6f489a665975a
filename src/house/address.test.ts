import { describe, expect, it } from 'vitest';
import { LotproofError } from '../kit/errors.ts';
import { reachedAt } from './address.ts';
import { settingsFrom } from './settings.ts';

describe('where people reach the server', () => {
  it.each([
    [{}, 'http://127.0.0.1:8460'],
    [{ LOTPROOF_HOST: '0.0.0.0' }, 'http://localhost:8460'],
    [{ LOTPROOF_HOST: '::1', LOTPROOF_PORT: '80' }, 'http://[::1]:80'],
    [{ LOTPROOF_PUBLIC_URL: 'https://lots.example.com/' }, 'https://lots.example.com'],
  ])('is under %o %s', (environment, address) => {
    expect(reachedAt(settingsFrom(environment))).toBe(address);
  });

  it('is refused where it is no address', () => {
    const settings = settingsFrom({ LOTPROOF_PUBLIC_URL: 'lots.example.com' });
    expect(() => reachedAt(settings)).toThrow(LotproofError);
  });
});
