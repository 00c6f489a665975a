import { useEffect } from 'react';

/**
 * Prints lying, for as long as the page is shown: what is wide fits. A rule about paper in a stylesheet would stay for the pages
 * after, and one for named pages leaves the width of the first page to all.
 */
export function useLyingPaper(): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('@page { size: A4 landscape; margin: 12mm; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, []);
}
