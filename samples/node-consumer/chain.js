// Each record names the event before it in its partition. What does not fit is no event of the log: a duplicate, a
// record of somebody else, or one of a transaction that was aborted and written again.
export class Chain {
  #last = new Map()

  foreign = 0

  fits (partition, headers) {
    const last = this.#last.get(partition) ?? 0
    if (Number(headers.get('ce_previous')) !== last) {
      this.foreign++
      return false
    }
    this.#last.set(partition, Number(headers.get('ce_position')))
    return true
  }
}
