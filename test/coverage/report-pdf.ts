/** What a report of the demo firm's laboratory may say. */
const REPORT_LINES = [
  'TEST REPORT',
  'Report No.: MPT-2026-C101',
  'Date of Issue: May 20, 2026',
  'Testing period: 2026-05-12 to 2026-05-16',
  'CPSC Lab ID: 9901     Age grade: 3+',
  'Total lead content, 15 U.S.C. 1278a',
  'Total lead (Pb) <10 mg/kg   limit 100 mg/kg   Pass',
];

export function reportPdf(): Buffer {
  return pdfOf(REPORT_LINES);
}

/** A PDF of one page with these lines, as small as one can be. */
export function pdfOf(lines: readonly string[]): Buffer {
  const escaped = lines.map((line) => `(${line.replaceAll(/[()\\]/g, String.raw`\$&`)}) Tj T*`);
  const stream = `BT /F1 11 Tf 14 TL 50 780 Td ${escaped.join('\n')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Length ${String(stream.length)} >>\nstream\n${stream}\nendstream`,
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${String(index + 1)} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n0 6\n0000000000 65535 f \n${places.join('')}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n${String(start)}\n%%EOF`;
  return Buffer.from(text, 'latin1');
}
