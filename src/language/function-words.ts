/**
 * The commonest small words of the languages that newspapers in Latin letters come in, folded. A word that two of them share
 * (de, la, in, an) counts for both: the sum over a paragraph tells them apart.
 */
const lists: Readonly<Record<string, string>> = {
  en: 'the of and to in a that is was he for it with as his on be at by had are but from or have an they which this you were her she all would there their been has when who will more no if out so said what up its about than into them can only other new some could time these two may then do any my now such like our over me even most made after also did many before must through where much your down should because each just those how too state good very being',
  de: 'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat daß dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei worden hatte kann gegen vom können schon wenn habe seine ihre dann unter wir soll ich eines jahr zwei jahren diese dieser wieder keine seiner uhr ihm ihr ihren welche welcher werde wurden sowie dieses diesem sämmtlichen',
  fr: "de la le et les des en un une du que est pour qui dans par plus pas au sur ne se ce il sont avec aux son cette été ses mais ou ont comme nous leur sa être fait elle deux ces même tout s'est était sans entre",
  es: 'de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante',
  it: 'di che e la il un a per in una sono mi si ho non con lo ma le del da della al nel i gli alla dei come più anche dal delle sul questo era essere stato loro degli ha',
  pt: 'de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já eu também só pelo pela até isso ela entre',
  nl: 'de van een het en in is dat op te zijn met voor niet aan er om ook als dan maar bij uit door over tot naar hij heeft hebben deze dit worden wordt nog werd geen waren',
};

/** Function words by language. */
export const functionWords: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(lists).map(([language, words]) => [language, new Set(words.split(' '))]),
);
