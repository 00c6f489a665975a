import { openWorld } from '../world.ts';
import type { World } from '../world.ts';
import { releasableTruck, TRUCK_PAPERS } from './released-truck.ts';

/** A firm with one run that nothing stands against. */
export async function openReleasable(address: string): Promise<World> {
  const world = await openWorld(address);
  await world.append(releasableTruck());
  const approval = { label: 'on-product', approvedBy: 'QA', approvedOn: '2025-05-30' };
  await world.ask('label.freeze', { ...approval, despite: 'Told by hand' });
  await world.ask('inspection.record', { id: 'photo', body: TRUCK_PAPERS['photo']?.body });
  return world;
}
