import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** One file of the project as the checks see it. `path` is relative to the project folder, with forward slashes. */
export interface SourceFile {
  path: string;
  text: string;
  tree: ts.SourceFile;
}

/** Something to mend: where, what is wrong, and what to do instead, in one line. */
export type Finding = string;

const folders = ['src', 'web', 'test', 'bench', 'scripts', 'bin'];
/** Made by programs of ours, which are looked at themselves. */
const made = /^web\/(dist|client\/generated)\//;
const codeEndings = /\.(ts|tsx|mjs)$/;

export function parse(filePath: string, text: string): SourceFile {
  const kind = filePath.endsWith('x')
    ? ts.ScriptKind.TSX
    : filePath.endsWith('.mjs')
      ? ts.ScriptKind.JS
      : ts.ScriptKind.TS;
  return {
    path: filePath,
    text,
    tree: ts.createSourceFile(filePath, text, ts.ScriptTarget.Latest, true, kind),
  };
}

/** Every code file of the project, whether or not it is committed yet. */
export function readProject(root: string): SourceFile[] {
  return folders
    .flatMap((folder) => filesUnder(root, folder))
    .filter((filePath) => codeEndings.test(filePath) && !made.test(filePath))
    .map((filePath) => parse(filePath, readFileSync(path.join(root, filePath), 'utf8')));
}

/** Paths of all files in a folder of the project, sorted; an absent folder has none. */
export function filesUnder(root: string, folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(path.join(root, folder), { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .filter((entry) => entry.name !== 'node_modules')
    .flatMap((entry) => {
      const inner = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(root, inner) : [inner];
    })
    .sort();
}

export function isTest(filePath: string): boolean {
  return /\.test\.tsx?$/.test(filePath);
}

/** Where a node starts, for a message: `src/run.ts:12`. */
export function placeOf(file: SourceFile, node: ts.Node): string {
  return `${file.path}:${lineOf(file, node.getStart(file.tree))}`;
}

/** The line of a position, counted from 1. */
export function lineOf(file: SourceFile, position: number): number {
  return file.tree.getLineAndCharacterOfPosition(position).line + 1;
}

export function visit(file: SourceFile, see: (node: ts.Node) => void): void {
  const walk = (node: ts.Node): void => {
    see(node);
    ts.forEachChild(node, walk);
  };
  walk(file.tree);
}
