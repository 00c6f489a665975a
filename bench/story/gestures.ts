import type { Page } from 'playwright-core';

/** Run in the page: notes the time between frames, as `requestAnimationFrame` tells it. */
export const FRAMES = `
  let times = [];
  let last = null;
  let turn = 0;
  const frame = (mine) => (now) => {
    if (mine !== turn) return;
    if (last !== null) times.push(now - last);
    last = now;
    requestAnimationFrame(frame(mine));
  };
  window.beginFrames = () => { times = []; last = null; turn += 1; requestAnimationFrame(frame(turn)); };
  window.endFrames = () => { turn += 1; return times; };
  // One turn of the wheel a frame, as a trackpad gives them.
  window.turnWheel = (turns, wheel) => new Promise((done) => {
    const place = document.querySelector('[aria-describedby="story-keys"]');
    const { left, top, width, height } = place.getBoundingClientRect();
    const about = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true };
    const next = (left) => {
      if (left === 0) return done();
      place.dispatchEvent(new WheelEvent('wheel', { ...about, ...wheel }));
      requestAnimationFrame(() => next(left - 1));
    };
    next(turns);
  });
`;

const TURNS = 60;

interface Gesture {
  readonly what: string;
  readonly act: (page: Page) => Promise<void>;
}

function wheel(turns: number, by: object): (page: Page) => Promise<void> {
  return (page) => page.evaluate(`window.turnWheel(${turns}, ${JSON.stringify(by)})`);
}

/** Drags the drawing up and down again under the pointer. */
async function drag(page: Page): Promise<void> {
  const box = await page.locator('[aria-describedby="story-keys"]').boundingBox();
  if (box === null) return;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  for (let stroke = 0; stroke < 3; stroke += 1) {
    await page.mouse.move(x, box.y + box.height - 20);
    await page.mouse.down();
    await page.mouse.move(x, y - box.height / 2 + 20, { steps: 30 });
    await page.mouse.up();
  }
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}

/** What people do with a large story, in this order; each goes on from where the one before left the drawing. */
export const GESTURES: readonly Gesture[] = [
  { what: 'pan, folded', act: wheel(TURNS, { deltaX: 12 }) },
  { what: 'unfold all', act: (page) => press(page, 'Unfold all') },
  { what: 'pan across, all unfolded', act: wheel(TURNS, { deltaX: -10 }) },
  { what: 'drag up and down, all unfolded', act: drag },
  { what: 'zoom out to everything', act: wheel(TURNS, { deltaY: 16, ctrlKey: true }) },
  { what: 'pan with everything in the frame', act: wheel(TURNS, { deltaX: 6 }) },
  { what: 'drag with everything in the frame', act: drag },
  { what: 'zoom in to cards', act: wheel(TURNS, { deltaY: -12, ctrlKey: true }) },
  { what: 'fold all', act: (page) => press(page, 'Fold all') },
];
