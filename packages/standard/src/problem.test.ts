import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PROBLEM_STATUS } from './contract.ts';
import { describeError } from './error-words.ts';
import { errorToProblem, Problem } from './problem-json.ts';
import { codeOfStatus, problemToError } from './read-problem.ts';
import { toYztError, YztError, type ErrorCode } from './problem.ts';

const CODES = Object.keys(PROBLEM_STATUS) as ErrorCode[];
const ISSUE = {
  path: 'county.code',
  code: 'wrong_format',
  message: { 'zh-CN': '错', en: 'Wrong' },
  mend: { 'zh-CN': '改', en: 'Mend' },
};

describe('problems on the wire', () => {
  for (const code of CODES) {
    it(`${code} goes there and back`, () => {
      const error = new YztError({ code, message: 'It failed.', issues: [ISSUE], retriable: true });
      const problem = errorToProblem(error, '/counties/330521');
      assert.equal(problem.status, PROBLEM_STATUS[code]);
      assert.notEqual(problem.title, 'Error');
      const wire: unknown = JSON.parse(JSON.stringify(problem));
      assert.ok(Problem.safeParse(wire).success);
      const back = problemToError(wire, { status: problem.status, where: '/x', retryAfter: 3 });
      assert.equal(back.code, code);
      assert.equal(back.retriable, true);
      assert.deepEqual(back.issues, [ISSUE]);
      assert.equal(back.status, problem.status);
      assert.equal(back.where, '/x');
      assert.equal(back.retryAfter, 3);
    });
  }

  it('says nothing of the inside of a defect, nor of causes', () => {
    const cause = new Error('password=secret at /srv/app.ts');
    const wire = JSON.stringify(errorToProblem(toYztError(cause)));
    assert.doesNotMatch(wire, /secret|srv/);
    const other = new YztError({ code: 'not_found', message: 'No layer x.', cause });
    assert.doesNotMatch(JSON.stringify(errorToProblem(other)), /secret/);
  });

  it('gives a typed error for a body that is no problem, by the status', () => {
    for (const body of [undefined, '<html>', {}, { code: 'x' }, null, []]) {
      assert.equal(problemToError(body, { status: 404 }).code, 'not_found');
    }
    assert.equal(problemToError('', { status: 502 }).code, 'unavailable');
    assert.equal(problemToError('', { status: 502 }).retriable, true);
    assert.equal(codeOfStatus(418), 'invalid');
    assert.equal(codeOfStatus(200), 'bad_response');
  });

  it('keeps the words of a problem that has nothing of the kit in it', () => {
    // RFC 9457, figure 2, and the same without `status`: every member is optional.
    const problem = {
      type: 'https://example.com/probs/out-of-credit',
      title: 'You do not have enough credit.',
      detail: 'Your current balance is 30, but that costs 50.',
      balance: 30,
    };
    for (const body of [problem, { ...problem, status: 403 }]) {
      const error = problemToError(body, { status: 403 });
      assert.equal(error.code, 'denied');
      assert.equal(error.message, problem.detail);
      assert.equal(error.retriable, false);
    }
    assert.equal(problemToError({ title: 'Down' }, { status: 503 }).retriable, true);
  });

  it('leaves out members of a wrong kind, and keeps the others', () => {
    const wrong = [null, 'x', {}, { ...ISSUE, path: 1 }, { ...ISSUE, mend: { 'zh-CN': '改' } }];
    const body = { code: 7, title: ['x'], detail: 'Said.', retriable: 'no', issues: wrong };
    const error = problemToError({ ...body, issues: [...wrong, ISSUE] }, { status: 400 });
    assert.deepEqual(
      [error.code, error.message, error.retriable, error.issues],
      ['invalid', 'Said.', false, [ISSUE]],
    );
    assert.deepEqual(problemToError({ ...body, issues: {} }, { status: 400 }).issues, []);
  });

  it('reads a code of a newer server by its status', () => {
    const problem = {
      type: 'about:blank',
      title: 'Gone',
      status: 410,
      code: 'moved_away',
      retriable: false,
    };
    assert.equal(problemToError(problem, { status: 410 }).code, 'not_found');
  });
});

describe('describeError', () => {
  it('has plain words for every code in both languages', () => {
    for (const code of CODES) {
      const error = new YztError({ code, message: 'x' });
      const zh = describeError(error, 'zh-CN');
      const en = describeError(error, 'en');
      for (const words of [zh.what, zh.mend]) assert.match(words, /^[\p{Script=Han}，；、]+。$/u);
      for (const words of [en.what, en.mend]) assert.match(words, /^[A-Z][^!]*\.$/);
    }
  });

  it('reads a code of a newer kit as internal', () => {
    const error = new YztError({ code: 'toString' as ErrorCode, message: 'x' });
    const internal = new YztError({ code: 'internal', message: 'x' });
    assert.deepEqual(describeError(error, 'en'), describeError(internal, 'en'));
  });
});
