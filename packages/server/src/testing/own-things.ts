import { caseDesk, PATH, publishedCase, report } from './case-desk.ts';
import { photo, photoSender } from './photos.ts';
import { samples, signedInAs, signedInWith } from './signed-in.ts';
import type { Json, TestServer } from './test-server.ts';

/** The address of a photo of a case that everyone sees. */
export async function publishedPhoto(server: TestServer): Promise<string> {
  const hash = await photoSender(server).send(new Uint8Array(await photo(1)));
  await publishedCase(server, { photos: [hash] });
  return hash;
}

/** An upload that has begun, or one that has all its bytes. */
export async function uploadOf(server: TestServer, isWhole: boolean): Promise<string> {
  const { begin, append } = photoSender(server);
  const bytes = new Uint8Array(await photo(2));
  const { body } = await begin({ length: bytes.length, type: 'image/jpeg' });
  if (isWhole) await append(body.id, 0, bytes);
  return body.id;
}

/** A notice to the first village cadre that an assignment is to be signed for. */
export async function noticeToSign(server: TestServer): Promise<string> {
  const cadre = (await samples(server)).find(
    ({ posts: [post, ...more] }) => post?.role === 'village-cadre' && more.length === 0,
  );
  const division = cadre?.posts[0]?.division.code;
  const desk = caseDesk(server);
  const resident = await signedInWith(server, 'resident');
  const centre = await signedInWith(server, 'county-centre');
  const headers = await signedInAs(server, cadre?.id ?? '');
  let { case: known }: Json = (await desk.report(resident, report())).body;
  const act = async (command: Json): Promise<void> => {
    const done = await desk.command(centre, known, command);
    if (done.status !== 200) throw new Error(JSON.stringify(done.body));
    known = done.body.case;
  };
  if (known.state === 'submitted') await act({ type: 'accept' });
  const unit = { division };
  await act(
    known.state === 'dispatched'
      ? { type: 'add-department', orders: [{ unit, role: 'assist' }] }
      : { type: 'dispatch', orders: [{ unit, role: 'lead' }] },
  );
  for (;;) {
    const { items }: Json = await server.json(`${PATH}/messages`, headers);
    const told = items.find(
      (one: Json) => one.case === known.id && one.template === 'order-assigned',
    );
    if (told !== undefined) return told.id;
  }
}
