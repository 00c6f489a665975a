import { markInstalled } from './set-up.mjs';

markInstalled();
