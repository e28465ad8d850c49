/** The people of the post in which somebody acts, to choose one whose card is shown. */
const provider = document.querySelector('yzt-provider');
const people = document.querySelector('.people');
const list = people.querySelector('ul');
const card = people.querySelector('yzt-person');

/** With the header that a page of another origin cannot send. */
async function read() {
  const api = provider.loaded.services.api.replace(/\/$/, '');
  const { code } = provider.loaded.county;
  const answer = await fetch(`${api}/counties/${code}/people?limit=12`, {
    headers: { 'x-yzt-session': '1' },
  });
  return answer.ok ? (await answer.json()).items : [];
}

function button({ id, name }) {
  const item = document.createElement('li');
  const press = document.createElement('button');
  press.type = 'button';
  press.textContent = name ?? id.slice(0, 8);
  press.addEventListener('click', () => (card.personId = id));
  item.append(press);
  return item;
}

people.addEventListener('toggle', async () => {
  if (people.open) list.replaceChildren(...(await read()).map(button));
});
