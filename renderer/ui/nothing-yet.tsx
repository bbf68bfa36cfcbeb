import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';

interface NothingYetProps {
  readonly title: string;
  /** What to do next, or where these come from. */
  readonly text: ReactNode;
  readonly action?: ReactNode;
}

/** An empty list says what to do next. */
export function NothingYet({ title, text, action }: NothingYetProps) {
  return (
    <Box textAlign="center" padding="m">
      <SpaceBetween size="s">
        <b>{title}</b>
        <Box variant="p">{text}</Box>
        {action}
      </SpaceBetween>
    </Box>
  );
}
