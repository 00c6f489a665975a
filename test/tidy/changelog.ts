import type { Finding } from './source.ts';

const versionHeading = /^## (Unreleased|\d+\.\d+\.\d+ - \d{4}-\d{2}-\d{2})$/;
const partHeading = /^### (Added|Changed|Deprecated|Removed|Fixed|Security)$/;

/** The changelog has a shape that people and tools can read: newest first, lines of "- " under known headings. */
export function checkChangelog(text: string, version: string): Finding[] {
  const lines = text.split('\n');
  const headings = lines.filter((line) => line.startsWith('#'));
  const findings = headings.slice(1).flatMap((line) => {
    if (versionHeading.test(line) || partHeading.test(line)) return [];
    return [
      `CHANGELOG.md: "${line}" is neither "## Unreleased", "## 1.2.3 - 2026-01-31" nor one of "### Added, Changed, Deprecated, Removed, Fixed, Security".`,
    ];
  });
  if (headings[0] !== '# Changelog') findings.push('CHANGELOG.md starts with the heading "# Changelog".');
  if (headings[1] !== '## Unreleased' && headings[1]?.startsWith(`## ${version} `) !== true) {
    findings.push(
      `CHANGELOG.md: the newest heading is "## Unreleased" or the version of package.json, ${version}.`,
    );
  }
  if (!lines.some((line) => line.startsWith('- ')))
    findings.push('CHANGELOG.md has no line yet: say what a user notices.');
  return findings;
}
