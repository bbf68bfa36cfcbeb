import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import Multiselect from '@cloudscape-design/components/multiselect';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { AuditScope } from '../../../contract/domain/audit.ts';
import { type Profile, useCurrentProfile } from '../../bridge/current-profile.tsx';
import { useCommand } from '../../bridge/use-command.ts';
import { useRead } from '../../bridge/use-read.ts';
import { harmless } from '../../ui/harmless.ts';
import { Problem } from '../../ui/problem.tsx';
import { useProblems } from '../../ui/use-problems.ts';
import { RegionsField } from './regions-field.tsx';

/** What to look at. Starts from the window's profile, its region and the gateways that belong with it. */
export function StartDialog({ onClose }: { readonly onClose: () => void }) {
  const { profiles, current } = useCurrentProfile();
  const { data: known } = useRead('gateways', 'list', {});
  const [chosenTargets, setTargets] = useState<AuditScope['targets']>();
  const [gatewayIds, setGatewayIds] = useState<readonly string[]>();
  const start = useCommand('audit', 'start');
  const gateways = (known ?? []).slice(0, 500);
  const chosen =
    gatewayIds ?? gateways.filter(({ isDemo }) => isDemo === (current?.isDemo ?? false)).map(({ id }) => id);
  const targets = chosenTargets ?? (current ? [targetOf(profiles, current.name)] : []);
  const scope = AuditScope.safeParse({ targets, gatewayIds: chosen });
  const problems = useProblems(scope);
  const onStart = () => {
    problems.showAll();
    if (scope.success) start.mutate({ scope: scope.data }, { onSuccess: onClose });
  };
  const choose = (names: readonly string[]) =>
    setTargets(names.map((name) => targets.find(({ profile }) => profile === name) ?? targetOf(profiles, name)));
  return (
    <Modal
      visible
      size="medium"
      header="Start an audit"
      closeAriaLabel="Close without an audit"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Not now
            </Button>
            <Button variant="primary" loading={start.isPending} onClick={onStart}>
              {problems.label('Start the audit')}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="l">
        <span>It only reads. The rules that need something your profile may not read come out as unknown.</span>
        <FormField label="AWS profiles" errorText={problems.at('targets')} stretch>
          <Multiselect
            selectedOptions={targets.map(({ profile }) => ({ value: profile, label: harmless(profile, 60) }))}
            options={profiles.slice(0, 500).map(({ name, problem, isReadOnly }) => ({
              value: name,
              label: harmless(name, 60),
              disabled: problem !== null,
              description:
                problem === null ? (isReadOnly ? 'Read-only: enough for an audit' : '') : harmless(problem, 120),
            }))}
            placeholder="Choose profiles"
            deselectAriaLabel={({ label }) => `Leave out ${label}`}
            filteringType="auto"
            onBlur={problems.leave('targets')}
            onChange={({ detail }) => choose(detail.selectedOptions.flatMap(({ value }) => value ?? []))}
          />
        </FormField>
        {targets.map(({ profile, regions }) => (
          <RegionsField
            key={profile}
            profile={profile}
            regions={regions}
            errorText={regions.length === 0 ? problems.at('targets.regions') : undefined}
            onLeave={problems.leave('targets.regions')}
            onChange={(changed) =>
              setTargets(targets.map((one) => (one.profile === profile ? { profile, regions: changed } : one)))
            }
          />
        ))}
        <FormField label="Gateways (optional)" description="Inspected over SSH, through their hops." stretch>
          <Multiselect
            selectedOptions={gateways
              .filter(({ id }) => chosen.includes(id))
              .map(({ id, name }) => ({ value: id, label: harmless(name, 60) }))}
            options={gateways.map(({ id, name }) => ({ value: id, label: harmless(name, 60) }))}
            placeholder="Choose gateways"
            deselectAriaLabel={({ label }) => `Leave out ${label}`}
            empty="No gateways are known"
            filteringType="auto"
            onChange={({ detail }) => setGatewayIds(detail.selectedOptions.flatMap(({ value }) => value ?? []))}
          />
        </FormField>
        {start.error && <Problem error={start.error} title="The audit was not started" />}
      </SpaceBetween>
    </Modal>
  );
}

/** A profile with its own region. */
function targetOf(profiles: readonly Profile[], name: string): AuditScope['targets'][number] {
  const region = profiles.find((one) => one.name === name)?.region;
  return { profile: name, regions: region ? [region] : [] };
}
