import '@cloudscape-design/global-styles/index.css';
import AppLayout from '@cloudscape-design/components/app-layout';
import { createRoot } from 'react-dom/client';
import { firstButton } from '../first-button-label.ts';

/** Cloudscape's frame and nothing in it but what tells that it is there. */
const place = document.getElementById('root');
if (place) createRoot(place).render(<AppLayout content={<button type="button">{firstButton}</button>} />);
