// Opens the ledger at the address given as a program that is killed while it builds the projections of toys anew.
import { openLedger } from '../src/ledger/ledger.ts';
import { CHANGED_TOY, LABEL, MILL } from './renewed-kinds.ts';

const [address = ''] = process.argv.slice(2);
let seen = 0;
const rows: typeof CHANGED_TOY.rows = (body) => {
  if ((seen += 1) === 600) process.kill(process.pid, 'SIGKILL');
  return CHANGED_TOY.rows(body);
};
await openLedger(address, [MILL, { ...CHANGED_TOY, rows }, LABEL]);
