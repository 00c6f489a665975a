import { anyOf, mergeSources } from './scope-carton-moves.ts';
import type { Cluster, Clusters } from './scope-carton-clusters.ts';
import type { CartonHistory } from './scope-carton-history.ts';
import type { Content, Source } from './scope-cartons.ts';
import type { Key } from './scope-facts.ts';
import { strongest, type Finding } from './scope-lattice.ts';
import type { ScopeClass } from './scope-question.ts';
import type { CartonRange } from './scope-world.ts';

/** What was asked of cartons: suspect ones, and how far a lot that was added to some is suspect. */
interface Asked {
  readonly asked: readonly CartonRange[];
  readonly levelOf: (lot: Key) => Finding;
}

/**
 * In a doubtful cluster every unit that was ever in any of its cartons may be in any of them, and may have been there before or after
 * anything that befell them: one mixture, of which nothing is certain.
 */
export function settleDoubts(history: CartonHistory, clusters: Clusters, asked: Asked): void {
  const askedClusters = new Set(asked.asked.flatMap((cartons) => clusters.touching(cartons)));
  const lost = [...history.reworked, ...history.gone];
  const lostFrom = Map.groupBy(
    lost.flatMap((each) => clusters.touching(each.from).map((cluster) => ({ cluster, each }))),
    ({ cluster }) => cluster,
  );
  for (const cluster of clusters.doubtful()) {
    const gone = (lostFrom.get(cluster) ?? []).map(({ each }) => each);
    const contents = [
      ...cluster.segments.flatMap((segment) => segment.contents),
      ...gone.map((each) => each.content),
    ];
    const befell = befellIn(cluster, contents, askedClusters.has(cluster), asked.levelOf);
    const sources = mergeSources(
      [
        ...contents.flatMap((content) => content.sources),
        ...cluster.reworks.map(({ run }) => anyOf(run)),
      ].map((source) => ({ ...source, extra: befell })),
    );
    const doubt = (content: Content): Content => ({ ...content, sources, isExact: false, isDoubtful: true });
    for (const segment of cluster.segments) {
      segment.contents = segment.contents.map(doubt);
      const [first] = sources;
      if (first !== undefined) segment.doubt = doubt({ run: first.run, units: 0, sources, isExact: false });
    }
    for (const each of gone) each.content = doubt(each.content);
    markRuns(history, cluster, contents, befell);
  }
}

/** The mixture of all that befell units in these cartons. */
function befellIn(
  cluster: Cluster,
  contents: readonly Content[],
  isAsked: boolean,
  levelOf: Asked['levelOf'],
): ScopeClass {
  const classes: ScopeClass[] = [
    ...contents.flatMap((content) => content.sources.map((source: Source) => source.extra)),
    ...cluster.additions.map((row) => levelOf(row.lot).class),
    isAsked ? 'contains' : 'cleared',
  ];
  const most = classes.reduce(strongest);
  return most === 'contains' ? 'may-contain' : most;
}

/** The units of runs concerned that are in no carton, and all of the rework runs, may have been in these. */
function markRuns(
  history: CartonHistory,
  cluster: Cluster,
  contents: readonly Content[],
  befell: ScopeClass,
): void {
  if (befell === 'cleared') return;
  for (const { run } of cluster.reworks) {
    const before = history.extras.get(run) ?? 'cleared';
    history.extras.set(run, before === 'contains' ? 'may-contain' : strongest(before, befell));
  }
  const runs = new Set([
    ...contents.flatMap((content) => [content.run, ...content.sources.map((source) => source.run)]),
    ...cluster.reworks.flatMap((rework) => rework.of.map((source) => source.run)),
  ]);
  for (const run of runs) history.loose.set(run, strongest(history.loose.get(run) ?? 'cleared', befell));
}
