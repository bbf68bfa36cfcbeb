import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { z } from 'zod';
import type { gateways } from '../../contract/features/gateways.ts';
import { useCommand } from '../bridge/use-command.ts';
import { useRead } from '../bridge/use-read.ts';
import { CommandText } from '../ui/command-text.tsx';
import { useFlashes } from '../ui/flashes.tsx';
import { UntrustedText } from '../ui/untrusted-text.tsx';
import { promptWords } from './prompt-words.ts';

type Prompt = z.infer<typeof gateways.prompts.output>[number];

/** Asks what only a person can answer while a connection is made, one question at a time. */
export function Prompts() {
  const { data } = useRead('gateways', 'prompts', {});
  const [prompt] = data ?? [];
  return prompt ? <PromptModal key={prompt.id} prompt={prompt} /> : null;
}

function PromptModal({ prompt }: { readonly prompt: Prompt }) {
  const [answers, setAnswers] = useState<readonly string[]>(() => prompt.fields.map(() => ''));
  const answer = useCommand('gateways', 'answer');
  const { fail } = useFlashes();
  const words = promptWords[prompt.kind];
  const give = (given: readonly string[] | null) =>
    answer.mutate(
      { promptId: prompt.id, answers: given && [...given] },
      { onError: fail('The answer did not arrive') },
    );
  return (
    <Modal
      visible
      header={words.header}
      closeAriaLabel={words.refuse}
      onDismiss={() => give(null)}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={() => give(null)}>
              {words.refuse}
            </Button>
            <Button variant="primary" loading={answer.isPending} onClick={() => give(answers)}>
              {words.accept}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          give(answers);
        }}
      >
        <SpaceBetween size="m">
          <div>
            {words.about} <UntrustedText text={prompt.about} limit={300} />
          </div>
          <UntrustedText text={prompt.text} limit={2000} asBlock={prompt.text.includes('\n')} />
          {prompt.detail !== null && <CommandText text={prompt.detail} what={words.detail} />}
          {words.caution && <Alert type="info">{words.caution}</Alert>}
          {prompt.fields.map((field, index) => (
            <FormField key={`${index}:${field.label}`} label={<UntrustedText text={field.label} limit={200} />}>
              <Input
                value={answers[index] ?? ''}
                type={field.isHidden ? 'password' : 'text'}
                autoComplete={false}
                autoFocus={index === 0}
                onChange={({ detail }) =>
                  setAnswers((list) => list.map((old, place) => (place === index ? detail.value : old)))
                }
              />
            </FormField>
          ))}
        </SpaceBetween>
      </form>
    </Modal>
  );
}
