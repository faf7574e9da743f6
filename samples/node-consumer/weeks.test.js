import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Chain } from './chain.js'
import { Weeks, weekOf } from './weeks.js'

const told = (name, data) => ({ context: 'relationship', name, data })
const followUp = (entryId, occurredOn, reference = { words: { sealed: '…' } }) =>
  told('FollowUpRecorded', { entryId, occurredOn, reference })

const counted = (...events) => {
  const weeks = new Weeks()
  events.forEach(event => weeks.add(event))
  return weeks.counts()
}

test('a week belongs to the year in which its Thursday is', () => {
  assert.deepEqual(
    ['2026-11-29', '2026-11-30', '2027-01-03', '2027-01-04', '2024-12-30'].map(weekOf),
    ['2026-W48', '2026-W49', '2026-W53', '2027-W01', '2025-W01'])
})

test('a correction moves a follow-up, and a retraction takes it away', () => {
  assert.deepEqual(
    counted(
      followUp('a', '2026-11-24'),
      followUp('b', '2026-11-25'),
      told('EntryCorrected', { entryId: 'a', occurredOn: '2026-11-17' }),
      told('EntryRetracted', { entryId: 'b' })),
    { '2026-W47': 1 })
})

test('what rests on something that was taken back falls with it, however far', () => {
  assert.deepEqual(
    counted(
      told('FactLearned', { entryId: 'fact', conversationId: 'talk' }),
      followUp('a', '2026-11-24', { entryId: 'fact' }),
      followUp('b', '2026-11-24', { entryId: 'fact', words: { sealed: '…' } }),
      told('EntryRetracted', { entryId: 'talk' })),
    { '2026-W48': 1 })
})

test('who is forgotten, or is in no figures by their own choice, counts nowhere', () => {
  const ofMember = name => ({ context: 'member', name, data: {} })
  const told = followUp('a', '2026-11-24')
  assert.deepEqual(counted(told, ofMember('MemberForgotten')), {})
  assert.deepEqual(counted(ofMember('OptedOutOfAnalytics'), told), {})
  assert.deepEqual(counted(ofMember('OptedOutOfAnalytics'), told, ofMember('OptedInToAnalytics')), { '2026-W48': 1 })
})

test('a record that comes again, or is none of the log, is set aside', () => {
  const chain = new Chain()
  const record = (previous, position) => new Map([['ce_previous', `${previous}`], ['ce_position', `${position}`]])
  assert.deepEqual(
    [record(0, 3), record(0, 3), record(7, 9), record(3, 4)].map(headers => chain.fits(0, headers)),
    [true, false, false, true])
  assert.equal(chain.foreign, 2)
})
