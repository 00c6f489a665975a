import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { framePicture } from './picture.ts';
import { readCodes } from './read-codes.ts';
import type { ReadCode } from './read-codes.ts';

/** Time between two looks, so that the decoder leaves room for the picture to move. */
const LOOK_MS = 160;

/** Why there is no picture of a camera: none in it, not allowed, or browsers only allow it on https and this very machine. */
export type CameraState = 'starting' | 'looking' | 'none' | 'refused' | 'insecure' | 'busy';

interface Camera {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly state: CameraState;
  readonly cameras: readonly { readonly id: string; readonly name: string }[];
}

/** Shows a camera and looks for codes in it until one is found or the part of the page is gone. */
export function useCamera(wanted: string | null, onCodes: (codes: readonly ReadCode[]) => void): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>(hasCameras() ? 'starting' : 'insecure');
  const [cameras, setCameras] = useState<Camera['cameras']>([]);
  const found = useRef(onCodes);
  useEffect(() => {
    found.current = onCodes;
  });
  useEffect(() => {
    if (!hasCameras()) return;
    const stop = new AbortController();
    const run = async (): Promise<void> => {
      const stream = await openCamera(wanted);
      if (stop.signal.aborted) {
        closeStream(stream);
        return;
      }
      stop.signal.addEventListener('abort', () => closeStream(stream));
      setCameras(await listCameras());
      const element = video.current;
      if (element === null || isStopped(stop.signal)) return;
      element.srcObject = stream;
      await element.play();
      setState('looking');
      await lookForCodes(element, stop.signal, (codes) => found.current(codes));
    };
    run().catch((error: unknown) => {
      if (!stop.signal.aborted) setState(stateOf(error));
    });
    return () => stop.abort();
  }, [wanted]);
  return { video, state, cameras };
}

/** Asked anew after each wait, since it changes meanwhile. */
function isStopped(signal: AbortSignal): boolean {
  return signal.aborted;
}

function hasCameras(): boolean {
  return window.isSecureContext && 'mediaDevices' in navigator;
}

function openCamera(wanted: string | null): Promise<MediaStream> {
  const which = wanted === null ? { facingMode: 'environment' } : { deviceId: { exact: wanted } };
  return navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { ...which, width: { ideal: 1_920 }, height: { ideal: 1_080 } },
  });
}

function closeStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

async function listCameras(): Promise<Camera['cameras']> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind }) => kind === 'videoinput')
    .map(({ deviceId, label }, index) => ({ id: deviceId, name: label === '' ? String(index + 1) : label }));
}

async function lookForCodes(
  video: HTMLVideoElement,
  signal: AbortSignal,
  onCodes: (codes: readonly ReadCode[]) => void,
): Promise<void> {
  while (!signal.aborted) {
    const picture = framePicture(video);
    const codes = picture === null ? [] : await readCodes(picture, true);
    if (isStopped(signal)) return;
    if (codes.length > 0) {
      onCodes(codes);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

function stateOf(error: unknown): CameraState {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'busy';
}
