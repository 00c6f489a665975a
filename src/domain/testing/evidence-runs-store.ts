import type { Transaction } from '../../db/database.ts';
import { selectIn, selectStanding } from '../../db/select-in.ts';

const OF_LABORATORIES = `select n from test_report where laboratory in (?*)
  union select n from component_certificate where laboratory in (?*)`;

/** Runs of products that the evidence is of, and runs that took in materials it is about. */
const CONCERNED = `select run.n as n from test_report join run on run.product = test_report.product where test_report.n in (?*)
  union select run.n as n from exemption_claim join run on run.product = exemption_claim.product
    where exemption_claim.n in (?*)
  union select consumption.run as n from component_certificate
    join material_lot on material_lot.material = component_certificate.material
    join consumption on consumption.lot = material_lot.n
    where component_certificate.n in (?*) and consumption.run is not null
  union select consumption.run as n from exemption_claim
    join material_lot on material_lot.material = exemption_claim.material
    join consumption on consumption.lot = material_lot.n
    where exemption_claim.n in (?*) and consumption.run is not null
  union select consumption.run as n from test_report_item item join test_report on test_report.n = item.n
    left join material_lot tested on tested.n = item.lot
    join material_lot on material_lot.material = coalesce(item.material, tested.material)
    join consumption on consumption.lot = material_lot.n
    where item.n in (?*) and test_report.product is null and consumption.run is not null`;

/** Numbers of the evidence of laboratories. */
export async function evidenceOfLaboratories(
  transaction: Transaction,
  laboratories: readonly number[],
): Promise<number[]> {
  const rows = await selectIn<{ n: number }>(transaction, OF_LABORATORIES, laboratories);
  return rows.map(({ n }) => n);
}

/** Runs that may rest on evidence with these numbers. */
export async function runsConcerned(
  transaction: Transaction,
  evidence: readonly number[],
): Promise<number[]> {
  const rows = await selectIn<{ n: number }>(transaction, CONCERNED, evidence);
  return rows.map(({ n }) => n).sort((left, right) => left - right);
}

/** Those of the shipments with these ids of which a receipt is on record. */
export async function receivedShipments(
  transaction: Transaction,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await selectStanding<{ id: string }>(
    transaction,
    `select distinct record.id as id from record join shipment_receipt on shipment_receipt.shipment = record.n
      where record.kind = 'shipment' and record.id in (?texts)`,
    [JSON.stringify(ids)],
  );
  return new Set(rows.map(({ id }) => id));
}
