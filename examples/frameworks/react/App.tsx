import { YztMap } from '@yizhangtu/react/map.js';
import { YztInbox } from '@yizhangtu/react/messages.js';
import type { Message } from '@yizhangtu/standard/cases.js';
import { useState } from 'react';

export function App({ messages }: { messages: readonly Message[] }) {
  const [large, setLarge] = useState(false);
  const [marked, setMarked] = useState(0);
  return (
    <main>
      <YztMap county="/county/county.json" largeText={large} />
      <YztInbox
        messages={messages}
        largeText={large}
        onYztMessagesMark={(event) => setMarked(event.messages.length)}
      />
      <button onClick={() => setLarge(!large)}>大字</button>
      <output>{marked}</output>
    </main>
  );
}
