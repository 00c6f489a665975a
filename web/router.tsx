import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { readMakerSearch } from './records/certificate-search.ts';
import { readFindSearch } from './pages/home/find-search.ts';
import { readKeepingSearch } from './pages/keeping/keeping-search.ts';
import {
  readDoubtSearch,
  readEntrySearch,
  readExpirySearch,
  readYearSearch,
} from './pages/proof/proof-search.ts';
import { readRuleSearch } from './pages/requirement/rule-search.ts';
import { readScopeSearch } from './pages/scope/scope-search.ts';
import { readStorySearch } from './pages/trace/story-search.ts';
import { readListSearch } from './records/list-search.ts';
import { FirstPage } from './shell/first-page.tsx';
import { Shell } from './shell/shell.tsx';
import { Loading, ProblemState } from './ui/states.tsx';
import { NothingHere } from './shell/nothing-here.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NothingHere });
const first = createRoute({ getParentRoute: () => root, path: '/', component: FirstPage });
/** The server's own sign-in form leads here when somebody typed its address. */
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  beforeLoad: () => {
    // The router takes its redirects as thrown values.
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- TanStack Router's way to redirect
    throw redirect({ to: '/' });
  },
});

/** Addresses are those of the API without `/api/v1`: `/firms/{firm}/runs/{id}`. */
const firm = createRoute({
  getParentRoute: () => root,
  path: '/firms/$firm',
  component: Shell,
  notFoundComponent: NothingHere,
});
const under = { getParentRoute: () => firm } as const;

const home = createRoute({
  ...under,
  path: '/',
  validateSearch: readFindSearch,
  component: lazyRouteComponent(() => import('./pages/home/home-page.tsx'), 'HomePage'),
});
const overview = createRoute({
  ...under,
  path: '/overview',
  component: lazyRouteComponent(() => import('./pages/overview/overview-page.tsx'), 'OverviewPage'),
});
const recordsIn = createRoute({
  ...under,
  path: '/records-in',
  component: lazyRouteComponent(() => import('./pages/records-in/records-in-page.tsx'), 'RecordsInPage'),
});
const story = createRoute({
  ...under,
  path: '/trace',
  validateSearch: readStorySearch,
  component: lazyRouteComponent(() => import('./pages/trace/story-page.tsx'), 'StoryPage'),
});
const scope = createRoute({
  ...under,
  path: '/scope',
  validateSearch: readScopeSearch,
  component: lazyRouteComponent(() => import('./pages/scope/scope-page.tsx'), 'ScopePage'),
});
const schemeBuilder = createRoute({
  ...under,
  path: '/code-scheme-builder',
  validateSearch: (search: Record<string, unknown>): { id?: string } =>
    typeof search['id'] === 'string' ? { id: search['id'] } : {},
  component: lazyRouteComponent(() => import('./pages/code/scheme-builder-page.tsx'), 'SchemeBuilderPage'),
});
const decode = createRoute({
  ...under,
  path: '/decode',
  validateSearch: readFindSearch,
  component: lazyRouteComponent(() => import('./pages/code/decode-page.tsx'), 'DecodePage'),
});
const rules = createRoute({
  ...under,
  path: '/rules',
  validateSearch: readRuleSearch,
  component: lazyRouteComponent(() => import('./pages/requirement/rule-list-page.tsx'), 'RuleListPage'),
});
const rule = createRoute({
  ...under,
  path: '/rules/$rule',
  component: lazyRouteComponent(() => import('./pages/requirement/rule-page.tsx'), 'RulePage'),
});
const expiring = createRoute({
  ...under,
  path: '/expiring',
  validateSearch: readExpirySearch,
  component: lazyRouteComponent(() => import('./pages/proof/expiring-page.tsx'), 'ExpiringPage'),
});
const smallBatch = createRoute({
  ...under,
  path: '/small-batch',
  validateSearch: readYearSearch,
  component: lazyRouteComponent(() => import('./pages/proof/small-batch-page.tsx'), 'SmallBatchPage'),
});
const evidenceScope = createRoute({
  ...under,
  path: '/evidence-scope',
  validateSearch: readDoubtSearch,
  component: lazyRouteComponent(() => import('./pages/proof/evidence-scope-page.tsx'), 'EvidenceScopePage'),
});
const reportEntry = createRoute({
  ...under,
  path: '/report-entry',
  validateSearch: readEntrySearch,
  component: lazyRouteComponent(() => import('./pages/proof/report-entry-page.tsx'), 'ReportEntryPage'),
});
const checker = createRoute({
  ...under,
  path: '/products/$id/rules',
  component: lazyRouteComponent(() => import('./pages/product/checker-page.tsx'), 'CheckerPage'),
});
const labelEditor = createRoute({
  ...under,
  path: '/labels/$id/editor',
  component: lazyRouteComponent(() => import('./pages/label/label-editor-page.tsx'), 'LabelEditorPage'),
});
const labelBatch = createRoute({
  ...under,
  path: '/label-batch',
  validateSearch: (search: Record<string, unknown>): { label?: string; run?: string } => ({
    ...(typeof search['label'] === 'string' ? { label: search['label'] } : {}),
    ...(typeof search['run'] === 'string' ? { run: search['run'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./pages/label/label-batch-page.tsx'), 'LabelBatchPage'),
});
const waiting = createRoute({
  ...under,
  path: '/release',
  component: lazyRouteComponent(() => import('./pages/run/waiting-runs-page.tsx'), 'WaitingRunsPage'),
});
const drill = createRoute({
  ...under,
  path: '/drill',
  component: lazyRouteComponent(() => import('./pages/drill/drill-page.tsx'), 'DrillPage'),
});
const filings = createRoute({
  ...under,
  path: '/filings',
  component: lazyRouteComponent(() => import('./pages/filing/filing-list-page.tsx'), 'FilingListPage'),
});
const filing = createRoute({
  ...under,
  path: '/shipments/$id/filing',
  component: lazyRouteComponent(() => import('./pages/filing/filing-page.tsx'), 'FilingPage'),
});
const shipmentStory = createRoute({
  ...under,
  path: '/shipments/$id/same-story',
  component: lazyRouteComponent(() => import('./pages/filing/same-story-page.tsx'), 'ShipmentStoryPage'),
});
const runStory = createRoute({
  ...under,
  path: '/runs/$id/same-story',
  component: lazyRouteComponent(() => import('./pages/filing/same-story-page.tsx'), 'RunStoryPage'),
});
const notices = createRoute({
  ...under,
  path: '/recalls/$id/notices',
  component: lazyRouteComponent(() => import('./pages/recall/notices-page.tsx'), 'NoticesPage'),
});
const channelPack = createRoute({
  ...under,
  path: '/runs/$id/channel-pack',
  validateSearch: (search: Record<string, unknown>): { channel?: 'amazon' | 'walmart' } =>
    search['channel'] === 'amazon' || search['channel'] === 'walmart' ? { channel: search['channel'] } : {},
  component: lazyRouteComponent(() => import('./pages/filing/channel-pack-page.tsx'), 'ChannelPackPage'),
});
const keeping = createRoute({
  ...under,
  path: '/keeping',
  validateSearch: readKeepingSearch,
  component: lazyRouteComponent(() => import('./pages/keeping/keeping-page.tsx'), 'KeepingPage'),
});
const certificateMaker = createRoute({
  ...under,
  path: '/certificate-maker',
  validateSearch: readMakerSearch,
  component: lazyRouteComponent(
    () => import('./pages/certificate/certificate-maker-page.tsx'),
    'CertificateMakerPage',
  ),
});
const settingsRoute = lazyRouteComponent(
  () => import('./pages/settings/settings-route.tsx'),
  'SettingsRoute',
);
const settings = createRoute({ ...under, path: '/settings', component: settingsRoute });
const settingsPart = createRoute({ ...under, path: '/settings/$part', component: settingsRoute });

/** Every kind of record has a list and a page; pages/record-pages.ts says which kinds have ones of their own. */
const records = createRoute({
  ...under,
  path: '/$plural',
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import('./pages/record/record-list-route.tsx'), 'RecordListRoute'),
});
const record = createRoute({
  ...under,
  path: '/$plural/$id',
  validateSearch: (search: Record<string, unknown>): { carton?: number; variant?: string } => ({
    ...(typeof search['carton'] === 'number' ? { carton: search['carton'] } : {}),
    ...(typeof search['variant'] === 'string' ? { variant: search['variant'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./pages/record/record-route.tsx'), 'RecordRoute'),
});

const tree = root.addChildren([
  first,
  signIn,
  firm.addChildren([
    home,
    overview,
    recordsIn,
    story,
    scope,
    schemeBuilder,
    decode,
    rules,
    rule,
    checker,
    expiring,
    smallBatch,
    evidenceScope,
    reportEntry,
    labelEditor,
    labelBatch,
    waiting,
    drill,
    filings,
    filing,
    shipmentStory,
    runStory,
    channelPack,
    notices,
    certificateMaker,
    keeping,
    settings,
    settingsPart,
    records,
    record,
  ]),
]);

export function makeRouter() {
  return createRouter({
    routeTree: tree,
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingComponent: Loading,
    defaultErrorComponent: ({ error }) => <ProblemState error={error} />,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
