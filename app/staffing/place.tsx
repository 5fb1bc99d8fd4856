/** A position by its title and customer, linked to its page. */
export const PlaceLink = ({
  it,
}: {
  it: { id: number; title: string; customer: string; code: string }
}) => (
  <a href={`/teams/${it.code}/positions/${it.id}`}>
    {it.title}, {it.customer}
  </a>
)
