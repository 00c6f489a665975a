import { foundSchema, type Found } from '../src/domain/trace/find-answer.ts';
import { storySchema, type ToldStory } from '../src/domain/trace/story-answer.ts';
import type { StoryNode } from '../src/domain/trace/story-tree.ts';
import { importReportSchema, type ImportReport } from '../src/exchange/importing/import-report.ts';
import type { World } from './world.ts';

/** A document and the name of its file. */
export type Named = readonly [name: string, document: unknown];

/** The input of an import of these documents. */
export function importInput(documents: readonly Named[], more: object = {}): object {
  return {
    files: documents.map(([name, document]) => ({ name, text: JSON.stringify(document) })),
    ...more,
  };
}

export async function preview(world: World, ...documents: readonly Named[]): Promise<ImportReport> {
  return importReportSchema.parse(await world.ask('import.preview', importInput(documents)));
}

export async function run(world: World, ...documents: readonly Named[]): Promise<ImportReport> {
  return importReportSchema.parse(await world.ask('import.run', importInput(documents)));
}

export async function find(world: World, code: string): Promise<Found> {
  return foundSchema.parse(await world.ask('code.find', { code }));
}

function flat(nodes: readonly StoryNode[]): StoryNode[] {
  return nodes.flatMap((node) => [node, ...flat(node.children)]);
}

/** A story, and every record in it as `kind id`. */
export async function trace(world: World, code: string): Promise<{ story: ToldStory; ids: string[] }> {
  const story = storySchema.parse(await world.ask('trace.story', { code }));
  const ids = [...flat(story.source), ...flat(story.market)].map(({ kind, id }) => `${kind} ${id}`);
  return { story, ids };
}
