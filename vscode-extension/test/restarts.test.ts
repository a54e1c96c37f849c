import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RestartPolicy } from '../src/restarts.ts';

test('a server that keeps dying is restarted four times in three minutes, not five', () => {
    const policy = new RestartPolicy();
    assert.deepEqual([0, 1000, 2000, 3000, 4000].map((now) => policy.allows(now)), [true, true, true, true, false]);
});

test('a server that dies once a minute is always restarted', () => {
    const policy = new RestartPolicy();
    for (let minute = 0; minute < 20; minute++) {
        assert.equal(policy.allows(minute * 60_000), true);
    }
});

test('a person who restarts the server starts the count again', () => {
    const policy = new RestartPolicy();
    for (let i = 0; i < 5; i++) {
        policy.allows(i);
    }
    policy.reset();
    assert.equal(policy.allows(6), true);
});
