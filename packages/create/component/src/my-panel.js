import { getJson } from '@yizhangtu/client';
import {
  AsyncController,
  ContextController,
  countyContext,
  StringsController,
  stateTemplate,
  YztElement,
} from '@yizhangtu/core';
import { html } from 'lit';
import { styles } from './my-panel.styles.js';
import { strings } from './my-panel.strings.js';

/**
 * The water gauges of the county and how high the water stands.
 *
 * @typedef {{ id: string, name: string, level: number, warning: number }} Gauge metres; `warning` is the level of warning
 */
export class MyPanel extends YztElement {
  static styles = [YztElement.styles, styles];

  static properties = {
    // The gauges. Unset: those that the backend of the county has.
    gauges: { attribute: false },
  };

  #words = new StringsController(this, strings);
  #county = new ContextController(this, countyContext);
  #list = new AsyncController(this, {
    args: () => {
      const { gauges } = this;
      const place = this.#county.value;
      return gauges ? [gauges] : place && [undefined, place];
    },
    // Signs in, retries and maps as all elements of the county do: it is the client of the provider.
    task: ([gauges, place], signal) =>
      gauges ??
      getJson(
        place.client,
        `${place.client.baseUrl}/counties/${place.county.county.code}/my-panel`,
        { signal },
      ),
    isEmpty: (gauges) => gauges.length === 0,
  });

  render() {
    const { t, locale } = this.#words;
    return stateTemplate(this.#list, {
      locale,
      pending: t.pending,
      empty: t.empty,
      ready: (gauges) => this.#table(gauges),
    });
  }

  #table(gauges) {
    const { t } = this.#words;
    const high = gauges.filter(({ level, warning }) => level >= warning);
    return html`<table>
      <caption>
        ${t.caption(gauges.length, high.length)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t.gauge}</th>
          <th scope="col">${t.level}</th>
        </tr>
      </thead>
      <tbody>
        ${gauges.map(
          ({ name, level, warning }) =>
            html`<tr class=${level >= warning ? 'high' : ''}>
              <th scope="row">${name}</th>
              <td>${level.toFixed(2)}${level >= warning ? html` <b>${t.high}</b>` : ''}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}
