import { exportsOf, linksOf, type Link } from './links.ts';
import { isTest, type Finding, type SourceFile } from './source.ts';

/** Files that somebody other than our code starts. */
const entryPoints = [
  /^src\/main\.ts$/,
  // web/index.html and package.json name these.
  /^web\/(main\.tsx|vite\.config\.ts)$/,
  /\.test\.tsx?$/,
  /^bin\//,
  /^scripts\/(start|test|check|mark-installed|build-web-now)\.mjs$/,
  /^scripts\/[^/]+\.ts$/,
  /^bench\/[^/]+\.ts$/,
  // The script that packs carry begins here (scripts/web/pack-script.ts).
  /^src\/pack\/check\/check-page\.ts$/,
  // vitest.config.ts and scripts/run-tests.mjs name these.
  /^test\/(postgres|database-cleanup|count-reporter)\.ts$/,
];

/** What pages are made of; it may offer what no page takes yet. */
const offers = (filePath: string): boolean => filePath.startsWith('web/ui/');

const isEntry = (filePath: string): boolean => entryPoints.some((pattern) => pattern.test(filePath));

/** Files that nothing reaches, and exports that nobody imports. */
export function checkDead(files: readonly SourceFile[]): Finding[] {
  const links = files.flatMap(linksOf).filter(({ isProjectFile }) => isProjectFile);
  return [...deadFiles(files, links), ...deadExports(files, links)];
}

function deadFiles(files: readonly SourceFile[], links: readonly Link[]): Finding[] {
  const paths = files.map(({ path }) => path);
  // What only tests reach is not part of the product: code under src/ has to be reached without them.
  const reachedByProduct = reach(
    paths.filter((path) => isEntry(path) && !isTest(path)),
    links,
  );
  const reachedByAll = reach(paths.filter(isEntry), links);
  return paths.flatMap((path) => {
    if (!reachedByAll.has(path)) return [`${path} is reached from no entry point: use it or delete it.`];
    if (!/^(src|web)\//.test(path) || isTest(path) || reachedByProduct.has(path)) return [];
    return [`${path} is used by tests only: use it in the product, or move it to test/.`];
  });
}

function reach(starts: readonly string[], links: readonly Link[]): Set<string> {
  const targets = Map.groupBy(links, ({ from }) => from);
  const reached = new Set(starts);
  for (const path of reached) for (const { to } of targets.get(path) ?? []) reached.add(to);
  return reached;
}

function deadExports(files: readonly SourceFile[], links: readonly Link[]): Finding[] {
  const used = Map.groupBy(links, ({ to }) => to);
  return files
    .filter(({ path }) => !isEntry(path) && !offers(path))
    .flatMap((file) => {
      const names = new Set((used.get(file.path) ?? []).flatMap((link) => link.names));
      if (names.has('*')) return [];
      return exportsOf(file)
        .filter((name) => !names.has(name))
        .map((name) => `${file.path} exports ${name}, which nobody imports: drop \`export\`, or delete it.`);
    });
}
