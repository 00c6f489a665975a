import { layerOf } from './layers.ts';
import { linksOf, type Link } from './links.ts';
import type { Finding, SourceFile } from './source.ts';

/** The folders of the web app in the order in which they stand on each other: each on itself and those before it. */
const order = ['locales', 'client', 'style', 'ui', 'records', 'shell', 'pages'];

/**
 * Files outside the domain that are pure all the same, and held to it here: the sheets and columns of the template
 * workbook, which a page names in the workbook's own words.
 */
const pureInExchange =
  /^src\/exchange\/template\/template-(mapping|master|material|production|shipping|tables|tests|reports|evidence-columns|evidence-words)\.ts$/;

/** Imports of the web app that go against its order: it takes pure files and types of the server, and no page takes another concept's. */
export function checkWebImports(files: readonly SourceFile[]): Finding[] {
  const ofWeb = files
    .filter(({ path }) => path.startsWith('web/'))
    .flatMap((file) => linksOf(file).filter(({ isProjectFile }) => isProjectFile))
    .flatMap((link) => (link.to.startsWith('web/') ? checkInside(link) : checkOutside(link)));
  const ofPure = files.filter(({ path }) => pureInExchange.test(path)).flatMap(linksOf);
  return [...ofWeb, ...ofPure.flatMap(checkOutside)];
}

function checkOutside({ from, to, isTypeOnly }: Link): Finding[] {
  if (isTypeOnly && to.startsWith('src/')) return [];
  const layer = to.startsWith('src/') ? layerOf(to) : undefined;
  if (layer === 'pure' || layer === 'kit' || pureInExchange.test(to)) return [];
  return [`${from} imports ${to}: a browser runs pure files only; ask the server by an operation.`];
}

function checkInside({ from, to }: Link): Finding[] {
  const [mine, other] = [folderOf(from), folderOf(to)];
  // main.tsx, router.tsx and the list of pages put everything together.
  if (mine === null) return [];
  if (other === null || order.indexOf(other) > order.indexOf(mine))
    return [`${from} imports ${to}: ${mine} comes before it; pass it in, or move the piece down.`];
  const [page, otherPage] = [conceptOf(from), conceptOf(to)];
  if (page === null || otherPage === null || page === otherPage) return [];
  // A code that is found is answered with what its own pages show.
  if (page === 'home') return [];
  return [`${from} imports ${to}: pages do not stand on each other; move what both need to ui/ or records/.`];
}

/** The folder of a file directly under web/; null for what stands above the order. */
function folderOf(path: string): string | null {
  const [, folder = '', ...rest] = path.split('/');
  return rest.length === 0 ? null : folder;
}

function conceptOf(path: string): string | null {
  return /^web\/pages\/([^/]+)\//.exec(path)?.[1] ?? null;
}
