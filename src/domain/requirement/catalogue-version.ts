import { present } from '../../kit/invariant.ts';
import { CATALOGUE_LOG } from './catalogue/log.ts';

/** Version of the catalogue that answers now. */
export const CATALOGUE_VERSION = present(CATALOGUE_LOG.at(-1), 'a first version of the catalogue').version;
