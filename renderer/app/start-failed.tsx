import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import { messageOf } from '../ui/problem.tsx';

/** All there is to show when the page and main cannot come together. */
export function StartFailed({ error }: { readonly error: Error }) {
  return (
    <main>
      <Box padding="xxl">
        <h1 className="ls-visually-hidden">Linkspan</h1>
        <Alert type="error" header="Linkspan cannot be reached from this tab">
          {messageOf(error)}
        </Alert>
      </Box>
    </main>
  );
}
