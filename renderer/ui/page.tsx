import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import { type ReactNode, useEffect, useRef } from 'react';
import { useArrivals } from './arrivals.ts';

interface PageProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly info?: ReactNode;
  readonly children: ReactNode;
}

/** A page's heading and content. Coming from another page moves the focus to the heading, as a browser's own navigation would. */
export function Page({ title, description, actions, info, children }: PageProps) {
  const area = useRef<HTMLDivElement>(null);
  useArrivals(area);
  useEffect(() => {
    document.title = `${title} · Linkspan`;
  }, [title]);
  return (
    <div ref={area} className="ls-page">
      <ContentLayout
        header={
          <Header variant="h1" description={description} actions={actions} info={info}>
            {title}
          </Header>
        }
      >
        {children}
      </ContentLayout>
    </div>
  );
}
