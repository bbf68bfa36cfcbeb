import AppLayout from '@cloudscape-design/components/app-layout';
import SplitPanel from '@cloudscape-design/components/split-panel';
import Spinner from '@cloudscape-design/components/spinner';
import { Suspense, useState } from 'react';
import { useDetailSlot } from '../ui/detail-panel.tsx';
import { FlashList } from '../ui/flashes.tsx';
import { HelpContent, HelpProvider, type HelpTopic } from '../ui/help.tsx';
import { useRoute } from '../ui/router.tsx';
import type { Line } from './app.tsx';
import { Crumbs } from './crumbs.tsx';
import { DemoBand } from './demo-band.tsx';
import { EndpointBanner } from './endpoint-banner.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { generalHelp } from './general-help.ts';
import { LineState } from './line-state.tsx';
import { Prompts } from './prompts.tsx';
import { CurrentPage, contentTypeOf } from './routes.tsx';
import { RunningAuditStrip } from './running-audit-strip.tsx';
import { RunningPlans } from './running-plans.tsx';
import { SideBar } from './side-bar.tsx';
import { TopBar } from './top-bar.tsx';

/** The frame round every page. */
export function Shell({ line }: { readonly line: Line }) {
  const route = useRoute();
  const { detail, setElement } = useDetailSlot();
  const [isNavigationOpen, setNavigationOpen] = useNavigation(contentTypeOf(route) === 'wizard');
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [topic, setTopic] = useState<HelpTopic>(generalHelp);
  const [position, setPosition] = useState<'side' | 'bottom'>(() => (window.innerWidth >= 1600 ? 'side' : 'bottom'));
  const place = route.parts.join('/');

  const showHelp = (wanted: HelpTopic) => {
    setTopic(wanted);
    setHelpOpen(true);
  };
  return (
    <HelpProvider show={showHelp}>
      <div id="ls-top">
        <TopBar />
        <DemoBand />
      </div>
      <AppLayout
        headerSelector="#ls-top"
        contentType={contentTypeOf(route)}
        navigation={<SideBar />}
        navigationOpen={isNavigationOpen}
        onNavigationChange={({ detail: { open } }) => setNavigationOpen(open)}
        breadcrumbs={<Crumbs />}
        tools={<HelpContent topic={topic} />}
        toolsOpen={isHelpOpen}
        onToolsChange={({ detail: { open } }) => setHelpOpen(open)}
        notifications={<FlashList />}
        stickyNotifications
        ariaLabels={labels}
        splitPanelOpen={detail !== undefined}
        onSplitPanelToggle={({ detail: { open } }) => {
          if (!open) detail?.onClose();
        }}
        splitPanelPreferences={{ position }}
        onSplitPanelPreferencesChange={({ detail: preferences }) => setPosition(preferences.position)}
        splitPanel={
          detail && (
            <SplitPanel header={detail.title} closeBehavior="hide">
              <div ref={setElement} />
            </SplitPanel>
          )
        }
        content={
          <>
            <LineState line={line} />
            <EndpointBanner />
            <RunningPlans />
            <RunningAuditStrip />
            <ErrorBoundary key={place}>
              <Suspense fallback={<Spinner size="large" />}>
                <CurrentPage />
              </Suspense>
            </ErrorBoundary>
          </>
        }
      />
      <Prompts />
    </HelpProvider>
  );
}

/** The wizard has the room to itself; leaving it brings the navigation back as it was. */
function useNavigation(isWizard: boolean) {
  const [isOpen, setOpen] = useState(() => window.innerWidth >= 1100);
  const [isOpenInWizard, setOpenInWizard] = useState(false);
  return isWizard ? ([isOpenInWizard, setOpenInWizard] as const) : ([isOpen, setOpen] as const);
}

const labels = {
  navigation: 'Pages',
  navigationToggle: 'Open the list of pages',
  navigationClose: 'Close the list of pages',
  notifications: 'Outcomes',
  tools: 'Help',
  toolsToggle: 'Open help',
  toolsClose: 'Close help',
};
