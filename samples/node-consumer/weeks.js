// Counts the follow-ups of a tenant by the ISO week of the day on which they happened.

// What an entry means nothing without (docs/adr/0026): if that falls, the entry falls with it, for good.
const RESTS_ON = {
  AssumptionConfirmed: e => [e.assumptionId, e.conversationId],
  AssumptionCorrected: e => [e.assumptionId, e.conversationId],
  FactLearned: e => [e.conversationId],
  HelpResponseRecorded: e => [e.offerId],
  HelpFollowedThrough: e => [e.offerId, e.responseId],
  HelpOutcomeRecorded: e => [e.offerId, e.followThroughId],
  FollowUpRecorded: e => e.reference.words === undefined ? [e.reference.entryId] : []
}

export class Weeks {
  #days = new Map()
  #grounds = new Map()
  #fallen = new Set()
  #optedOut = false

  // Of one member, in the order of recording: their events are in one partition.
  add (event) {
    const { context, name, data } = event
    if (context === 'member') {
      this.#ofMember(name)
    } else if (context === 'relationship') {
      this.#ofRelationship(name, data)
    }
  }

  #ofMember (name) {
    switch (name) {
      case 'MemberForgotten':
        this.#days.clear()
        break
      case 'OptedOutOfAnalytics':
        this.#optedOut = true
        break
      case 'OptedInToAnalytics':
        this.#optedOut = false
        break
    }
  }

  #ofRelationship (name, data) {
    switch (name) {
      case 'EntryCorrected':
        if (this.#days.has(data.entryId)) {
          this.#days.set(data.entryId, data.occurredOn)
        }
        break
      case 'EntryRetracted':
        this.#fallen.add(data.entryId)
        break
      case 'RelationshipReleased':
        data.fallen.forEach(entry => this.#fallen.add(entry))
        break
      default:
        this.#told(name, data)
    }
  }

  #told (name, data) {
    const grounds = RESTS_ON[name]?.(data).filter(entry => entry !== undefined) ?? []
    if (grounds.length > 0) {
      this.#grounds.set(data.entryId, grounds)
    }
    if (name === 'FollowUpRecorded') {
      this.#days.set(data.entryId, data.occurredOn)
    }
  }

  #stands (entry) {
    return !this.#fallen.has(entry) && (this.#grounds.get(entry) ?? []).every(ground => this.#stands(ground))
  }

  counts () {
    const counts = {}
    if (this.#optedOut) {
      return counts
    }
    for (const [entry, day] of this.#days) {
      if (this.#stands(entry)) {
        const week = weekOf(day)
        counts[week] = (counts[week] ?? 0) + 1
      }
    }
    return counts
  }
}

// 2026-11-29 is in 2026-W48: a week belongs to the year in which its Thursday is.
export function weekOf (day) {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7))
  const year = date.getUTCFullYear()
  const week = Math.floor((date - Date.UTC(year, 0, 1)) / 604_800_000) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}
