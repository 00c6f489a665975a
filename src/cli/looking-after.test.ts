import { describe, expect, it } from 'vitest';
import { settingsFrom } from '../house/settings.ts';
import { careHours } from './looking-after.ts';

describe('how often a server makes and tries backups', () => {
  it('is as the settings say, and a day and a week where they say nothing', () => {
    expect(careHours(settingsFrom({}))).toEqual({ backup: 24, test: 168 });
    const said = { LOTPROOF_BACKUP_HOURS: '6', LOTPROOF_RESTORE_TEST_DAYS: '' };
    expect(careHours(settingsFrom(said))).toEqual({ backup: 6, test: 168 });
  });

  it.each(['1d', '0', '-3', 'Infinity'])('is refused where it is no number of hours: %s', (hours) => {
    const settings = settingsFrom({ LOTPROOF_BACKUP_HOURS: hours });
    expect(() => careHours(settings)).toThrow('LOTPROOF_BACKUP_HOURS must be a number above 0');
  });
});
