"""Work that takes longer than a page may: kept in a queue, done by a worker, told as it goes."""
