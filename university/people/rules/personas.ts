/**
 * The demo's personas, in the order of its story. Their password is `guildhall`, and works while
 * the demo is on.
 */
export const personas = [
  {
    email: 'technician@demo.example',
    as: 'Technician',
    does: 'learns, is certified, wants to join a team',
  },
  { email: 'newcomer@demo.example', as: 'Newcomer', does: 'starts in their first week' },
  { email: 'instructor@demo.example', as: 'Instructor', does: 'teaches and marks' },
  { email: 'staffing@demo.example', as: 'Staffing lead', does: 'finds the people a team needs' },
  { email: 'leader@demo.example', as: 'Team leader', does: 'leads a customer team' },
  {
    email: 'manager@demo.example',
    as: 'Manager',
    does: 'answers for the people who report to them',
  },
  { email: 'registrar@demo.example', as: 'Registrar', does: 'runs the university' },
  { email: 'auditor@demo.example', as: 'Auditor', does: 'reads everything, changes nothing' },
] as const
