import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../test/databases.ts';
import { unguarded } from '../../test/unguarded.ts';
import { openWorld } from '../../test/world.ts';
import type { World } from '../../test/world.ts';
import { execute } from '../db/bulk.ts';
import { present } from '../kit/invariant.ts';
import { checkpointStatement } from '../domain/evidence/signing.ts';
import type { CheckpointStatement } from '../domain/evidence/signing.ts';
import { readMerkleTree } from '../ledger/merkle.ts';
import type { Actor } from '../operation/permission.ts';
import { runOperation } from '../operation/run-operation.ts';
import { OPERATIONS } from '../operations.ts';
import { keyFolderOf, makePair, readPair } from './key-file.ts';

interface Made {
  readonly id: string;
  readonly position: number;
  readonly merkleRoot: string;
  readonly signingKey: string;
  readonly made: boolean;
}

describe.each(eachDatabase)('a checkpoint on $name', ({ url }) => {
  const worlds: World[] = [];
  afterEach(async () => {
    for (const world of worlds.splice(0)) await world.close();
  });
  const open = async (parties: number): Promise<World> => {
    const world = await openWorld(url());
    worlds.push(world);
    for (let at = 1; at <= parties; at += 1) await addParty(world, `p${String(at)}`);
    return world;
  };
  const addParty = (world: World, id: string): Promise<unknown> =>
    world.ask('party.record', { id, body: { name: `Party ${id}`, roles: ['supplier'] } });
  const make = async (world: World): Promise<Made> => (await world.ask('checkpoint.make', {})) as Made;

  it('signs all that is on record, once for each position, and holds', async () => {
    const world = await open(5);
    const first = await make(world);
    expect(first).toMatchObject({ position: 5, made: true });
    expect(await make(world)).toEqual({ ...first, made: false });
    await addParty(world, 'p6');
    expect(await make(world)).toMatchObject({ position: 8, made: true, signingKey: first.signingKey });
    expect(await world.ask('checkpoint.verify', {})).toMatchObject({
      ...{ sound: true, checkpoints: 2, covered: 8, uncovered: 1, faults: [] },
      keys: [{ id: first.signingKey, endorsed: null }],
    });
  });

  it('tells that an entry before it was changed, lost or put in, also when all hashes were made anew', async () => {
    const world = await open(3);
    const kept = await make(world);
    const other = await open(0);
    for (const id of ['p1', 'p9', 'p3']) await addParty(other, id);
    const { made: _, publicKey: __, id: ___, ...statement } = kept as Made & { publicKey: string };
    await other.ask('signing-key.record', {
      id: kept.signingKey,
      body: { algorithm: 'Ed25519', publicKey: (kept as Made & { publicKey: string }).publicKey },
    });
    expect(await other.ask('checkpoint.verify', { kept: statement })).toMatchObject({
      sound: false,
      faults: [{ checkpoint: 'kept', says: 'Entry 3 is not the one that was signed.' }],
    });
    expect(await world.ask('checkpoint.verify', { kept: statement })).toMatchObject({ sound: true });
  });

  it('names an entry that somebody changed in the database', async () => {
    const world = await open(3);
    await make(world);
    await world.context.ledger.database.write((transaction) =>
      unguarded(transaction, 'entry', () =>
        execute(transaction, 'update entry set hash = ? where sequence = 2', ['f'.repeat(64)]),
      ),
    );
    const verdict = await world.ask('checkpoint.verify', {});
    expect(verdict).toMatchObject({
      sound: false,
      covered: 0,
      faults: [{ says: expect.stringContaining('before it') as string }],
    });
  });

  it('is made by whoever has the private key, and changed by nobody', async () => {
    const world = await open(2);
    const { id } = await make(world);
    const { body } = (await world.ask('checkpoint.show', { id })) as { body: Record<string, unknown> };
    const forged = { ...body, merkleRoot: '0'.repeat(64) };
    await expect(world.ask('checkpoint.record', { id: 'forged', body: forged })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(
      world.ask('checkpoint.correct', { id, body: { ...body, position: 1 }, reason: 'why not' }),
    ).rejects.toMatchObject({ code: 'bound' });
    await world.ask('checkpoint.correct', {
      id,
      body: { ...body, note: 'Sent to the lawyer' },
      reason: 'note',
    });
  });

  it('keeps its private key in a file that only its owner reads, and nowhere else', async () => {
    const world = await open(1);
    const { signingKey } = await make(world);
    const folder = present(world.context.keyFolder, 'a folder of keys');
    expect(readdirSync(folder)).toEqual([`${signingKey}.pem`]);
    const path = join(folder, `${signingKey}.pem`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const secret = readFileSync(path, 'utf8').split('\n')[1] ?? '';
    const entries = await world.ask('ledger.entries', {});
    expect(JSON.stringify(entries)).not.toContain(secret);
  });

  it('is signed by the next key after a rotation, which the key before endorses', async () => {
    const world = await open(1);
    const { signingKey: first } = await make(world);
    const turned = await world.ask('signing-key.rotate', { destroy: true });
    expect(turned).toMatchObject({ succeeds: first, endorsed: true });
    await addParty(world, 'later');
    const { signingKey: second } = await make(world);
    expect(second).toBe((turned as { id: string }).id);
    expect(await world.ask('checkpoint.verify', {})).toMatchObject({
      sound: true,
      keys: [
        { id: first, endorsed: null },
        { id: second, endorsed: true },
      ],
    });
    expect(readdirSync(present(world.context.keyFolder, 'a folder'))).toEqual([`${second}.pem`]);
    const lost = await world.ask('signing-key.rotate', { destroy: true });
    expect(lost).toMatchObject({ endorsed: true });
  });

  it('is of no key that somebody brings, and of nothing but the ledger as it stands', async () => {
    const world = await open(2);
    await make(world);
    await addParty(world, 'later');
    const { pair } = makePair();
    const planted = { id: pair.id, body: { algorithm: 'Ed25519', publicKey: pair.publicKey } };
    const quality: Actor = { id: 'q', role: 'quality', sites: null };
    await expect(world.ask('signing-key.record', planted, { as: quality })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(world.ask('signing-key.rotate', {}, { as: quality })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(world.ask('signing-key.record', planted)).rejects.toMatchObject({ code: 'invalid-input' });
    const { id: _, made: __, publicKey: ___, ...said } = (await make(world)) as Made & { publicKey: string };
    const own = present(readPair(keyFolderOf(world.context), said.signingKey), 'the key');
    for (const wrong of [
      { position: 99 },
      { headHash: '1'.repeat(64) },
      { merkleRoot: '2'.repeat(64) },
      { recordedAt: '2020-01-01T00:00:00.000Z' },
    ]) {
      const statement = { ...(said as unknown as CheckpointStatement), ...wrong };
      const body = { ...statement, signature: own.sign(checkpointStatement(statement)) };
      await expect(world.ask('checkpoint.record', { id: 'false', body })).rejects.toMatchObject({
        code: 'invalid-input',
      });
    }
  });

  it('has one first key, whoever asks at once, and one next key, however often a rotation is sent', async () => {
    const world = await open(2);
    const [left, right] = await Promise.all([make(world), make(world)]);
    expect(left.signingKey).toBe(right.signingKey);
    expect([left.made, right.made].sort()).toEqual([false, true]);
    const folder = keyFolderOf(world.context);
    expect(readdirSync(folder)).toEqual([`${left.signingKey}.pem`]);
    const rotate = present(
      OPERATIONS.find(({ name }) => name === 'signing-key.rotate'),
      'rotate',
    );
    const context = { ...world.context, command: 'sent twice' };
    const { output: once } = await runOperation(context, rotate, {});
    expect((await runOperation(context, rotate, {})).output).toEqual(once);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('counts no more when its key was revoked, and is made anew by the next', async () => {
    const world = await open(2);
    const { signingKey: stolen, position } = await make(world);
    const { body } = (await world.ask('signing-key.show', { id: stolen })) as { body: object };
    const revoked = { ...body, revokedOn: '2026-01-05' };
    await world.ask('signing-key.correct', { id: stolen, body: revoked, reason: 'The disk was stolen' });
    await expect(
      world.ask('signing-key.correct', { id: stolen, body, reason: 'Back again' }),
    ).rejects.toMatchObject({ code: 'bound' });
    await expect(make(world)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await world.ask('checkpoint.verify', {})).toMatchObject({
      ...{ sound: false, checkpoints: 0, revoked: 1, covered: 0, faults: [] },
      keys: [{ id: stolen, revokedOn: '2026-01-05' }],
    });
    expect(await world.ask('signing-key.rotate', {})).toMatchObject({ succeeds: stolen, endorsed: false });
    const anew = await make(world);
    expect(anew).toMatchObject({ position, made: true });
    expect(anew.signingKey).not.toBe(stolen);
    expect(await world.ask('checkpoint.verify', {})).toMatchObject({
      sound: true,
      revoked: 1,
      checkpoints: 1,
    });
  });

  it('is of the Merkle tree of RFC 6962, at any position', async () => {
    const world = await open(21);
    const hashes = await world.context.ledger.database.read((transaction) =>
      execute<{ sequence: number; hash: string }>(
        transaction,
        'select sequence, hash from entry order by sequence',
      ),
    );
    const tree = await world.context.ledger.database.read((transaction) => readMerkleTree(transaction, 21));
    const leaves = hashes.map(({ hash }) => sha(Buffer.concat([Buffer.of(0), Buffer.from(hash, 'hex')])));
    for (let position = 1; position <= 21; position += 1)
      expect(tree.root(position)).toBe(rootOf(leaves.slice(0, position)).toString('hex'));
  });
});

/** The definition of RFC 6962, as it stands there. */
function rootOf(leaves: readonly Buffer[]): Buffer {
  const [first = Buffer.alloc(0)] = leaves;
  if (leaves.length === 1) return first;
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return sha(Buffer.concat([Buffer.of(1), rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half))]));
}

function sha(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
