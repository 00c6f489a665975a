import { fact } from './demo-event.ts';
import type { DemoEvent } from './demo-event.ts';

const INCIDENT = 'seam-80';
const ORDER = 'BW-24067';

/** A seam that opened on a plush animal out of carton 80, which holds two runs. Told in docs/guides/demo.md. */
export function incidentEvents(): DemoEvent[] {
  return [
    { date: '2026-06-02', drafts: [...opened(), clock()] },
    { date: '2026-06-03', drafts: [answered(), ...taken()] },
  ];
}

function opened() {
  return [
    fact('incident', INCIDENT, {
      ...{ number: 'BW-I-2026-01', trigger: 'complaint', says: 'A seam opened on a plush animal' },
      ...{ state: 'open', openedOn: '2026-06-02', owner: 'Hannah Abbott', dueOn: '2026-06-30' },
      codes: [`${ORDER} C/NO.80`],
      about: [{ kind: 'carton-series', id: ORDER }],
      suspects: [`cartons:${ORDER}#80`],
    }),
    fact('statement', `${INCIDENT}-said`, {
      ...{ incident: INCIDENT, kind: 'complaint', saidBy: 'Store desk of a shop', saidOn: '2026-06-01' },
      says: 'The back seam opened and the filling showed. The carton it came from reads BW-24067 C/NO.80.',
      ...{ receivedOn: '2026-06-02T10:20', receivedBy: 'Customer service', codes: [`${ORDER} C/NO.80`] },
    }),
  ];
}

function clock() {
  return fact('incident-clock', `${INCIDENT}-shop`, {
    ...{ incident: INCIDENT, rule: 'retailer-request', businessDays: 2, timeZone: 'America/New_York' },
    says: 'The shop asks within two business days whether it has to take the rest off the shelf',
    ...{ obtainedAt: '2026-06-02T10:20', obtainedBy: 'Customer service' },
  });
}

function answered() {
  return fact('clock-step', `${INCIDENT}-shop-answer`, {
    ...{ clock: `${INCIDENT}-shop`, step: 'answered', doneAt: '2026-06-03T15:05', doneBy: 'Hannah Abbott' },
    says: 'Carton 80 is to be set aside; the others of the order are looked at',
  });
}

function taken() {
  return [
    fact('incident-action', `${INCIDENT}-thread`, {
      ...{ incident: INCIDENT, kind: 'suspicion', owner: 'Hannah Abbott' },
      says: 'The closing seam was sewn with too few stitches; which of the two runs, the carton does not tell',
    }),
    fact('incident-action', `${INCIDENT}-pull`, {
      ...{ incident: INCIDENT, kind: 'containment', owner: 'Hannah Abbott', dueOn: '2026-06-12' },
      says: 'Pull test on the retained samples of both runs',
    }),
    fact('decision', `${INCIDENT}-aside`, {
      ...{ incident: INCIDENT, kind: 'inform', decidedBy: 'Dana Whitfield', decidedOn: '2026-06-03' },
      says: 'The shop sets carton 80 aside until the seams are tested',
      reason: 'One animal of one carton; nobody was hurt, and the retained samples are still to be pulled',
      about: [{ kind: 'carton-series', id: ORDER }],
    }),
  ];
}
