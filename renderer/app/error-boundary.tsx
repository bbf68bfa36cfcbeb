import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { Component, type ReactNode } from 'react';

interface State {
  readonly hasFailed: boolean;
}

/** A page that breaks takes only itself down: the frame and every running plan go on. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { hasFailed: false };

  static getDerivedStateFromError(): State {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <Alert
        type="error"
        header="This page broke"
        action={<Button onClick={() => this.setState({ hasFailed: false })}>Show it again</Button>}
      >
        It is a fault of Linkspan. Nothing that runs was stopped by it.
      </Alert>
    );
  }
}
