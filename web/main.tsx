import '@mantine/core/styles.layer.css';
import './style/tokens.css';
import './style/base.css';
import './style/shell.css';
import './style/page.css';
import './style/list.css';
import './style/find.css';
import './style/form.css';
import './style/print.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from './client/session.ts';
import { makeRouter } from './router.tsx';
import { Languages } from './shell/preferences.tsx';
import { SignedIn } from './shell/sign-in.tsx';
import { cssVariables, theme } from './style/theme.ts';
import { UnitChoice } from './ui/units.tsx';

const place = document.getElementById('app');
if (place === null) throw new Error('index.html has the place of the app');

// The few style elements that Mantine makes carry the nonce of this answer's Content-Security-Policy.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
setNonce(nonce);

const queries = makeQueryClient();
const router = makeRouter();

createRoot(place).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queries}>
        <Languages>
          <UnitChoice>
            <SignedIn>
              <RouterProvider router={router} />
            </SignedIn>
          </UnitChoice>
        </Languages>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
