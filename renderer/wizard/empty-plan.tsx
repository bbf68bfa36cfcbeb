import Alert from '@cloudscape-design/components/alert';

export function EmptyPlan() {
  return (
    <Alert type="success" header="Nothing to do">
      Everything is as you asked already: this plan has no steps.
    </Alert>
  );
}
