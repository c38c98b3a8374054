## Ciro: aylar

declarations-title = Ciro kayıtları
declarations-months = Aylarınız
months-open =
    { $n ->
        [one] Bildirilecek 1 ay
       *[other] Bildirilecek { $n } ay
    }
chart-label = Aylara göre ciro
chart-start = Başlangıç { $amount }
chart-goal = Hedef { $amount }
chart-goal-above = Hedef { $amount } (daha yukarıda)
chart-waiting = Kontrol ediliyor
chart-hint = Tutarını görmek için bir aya dokunun.
chart-change = { $month } ayına göre { $amount }
chart-same = { $month } ayıyla aynı
chart-since-start = Başlangıçtan beri { $amount }
chart-same-as-start = Başlangıçla aynı
chart-total = { $year } toplamı: { $amount }
chart-pages = Diğer aylar
chart-earlier = Önceki aylar
chart-later = Sonraki aylar

## Ciro: bir ayı bildirmek

declare-title = { $month } ayında ne kadar para aldınız?
declare-month = { $month } ayını bildir
declare-lead = Son gün: { $day }. O ay aldığınız parayı yazın. Hiç para almadınız mı? 0 yazın.
declare-lead-expected = O ay aldığınız parayı yazın. Hiç para almadınız mı? 0 yazın.
declare-suspended = O ay programınız durdurulmuştu. Bir şey bildirmeniz gerekmez. İsterseniz bildirebilirsiniz.
declare-after-exit = Programınız { $day } günü bitti. Ondan sonraki üç ay da bildirilir. Bu ay onlardan biri.
declare-withdrawn = Bu ayın gönderimi iptal edildi. Yeniden göndermek için “Gönder” düğmesine dokunun.
line-title = Satır {"{n}"}:
line-amount = Alınan para
line-refund = Müşteriye geri verilen para
line-amount-hint = Örneğin 250 ya da 1 250,50
line-activity = Kategori
line-activity-hint = Mal satışı, lokanta, yemek arabası (food truck), fırın, konuk odası: bunlar satıştır.
line-change = değiştir
line-add = Başka bir iş ekle
line-add-refund = Müşteriye geri verilen para ekle
line-remove = Bu satırı kaldır
total-of-month = Ayın toplamı
send = Gönder
send-amount = Gönder: {"{n}"}
keep-draft = Sonrası için sakla
draft-saved = Taslak olarak saklandı. İstediğiniz zaman devam edin.
beside-open = Birden çok iş, müşteriye geri verilen para, bir açıklama
clients-label = Müşteri sayısı
clients-field = Müşteri sayısı (isteğe bağlı)
clients-hint = Bu ay size kaç müşteri para ödedi? Boş bırakabilirsiniz.
clients-not-a-number = Tam bir sayı yazın, örneğin 3, ya da boş bırakın.
clients-told =
    { $n ->
        [0] Müşteri yok
        [one] { $n } müşteri
       *[other] { $n } müşteri
    }
note-label = Danışmanınıza bir not (isteğe bağlı)
note-hint = Bir cümle, örneğin “iki hafta hastaydım”. Boş bırakabilirsiniz.
note-told = “{ $note }”
draft-kept = Taslağınız bu telefonda saklandı.
month-sent-before = Bu ay daha önce gönderildi: { $sent }. İstediğiniz şu muydu: { $amount }?
month-sent-how = Ayı açın, sonra “Düzelt” düğmesine dokunun.
kept-offline = Bu telefonda saklandı. Hiçbir şey gönderilmedi.
offline = İnternet yok. Bu sayfayı açık tutun: internet gelir gelmez kendiliğinden gönderilir.
line-mistake = Satır { $n }: { $sentence }
amount-empty = Aldığınız parayı yazın. Hiç yoksa 0 yazın.
amount-not-a-number = Tutarı rakamla yazın, örneğin 1 250,50.
amount-ambiguous = Bu tutar iki türlü okunabilir: { $one } ya da { $other }. Boşluk koymadan yazın. Sentlerden önce virgül koyun.
amount-too-precise = Virgülden sonra en çok iki rakam yazın, örneğin 1 250,50.
amount-too-large = Bu tutar çok büyük. Rakamları kontrol edin.
line-negative-sale = Alınan para eksi olamaz. Geri verdiğiniz para için “Birden çok iş” bölümünü açın.
line-unknown-activity = Listeden bir kategori seçin.
line-too-many = Bir ayda en çok 20 satır olur. Aynı kategoridekileri toplayın.
month-outside-path = Bu ay programınızın dışında. Başka bir ay seçin.
month-not-over = Bu ay bitmedi. Sonraki ayın ilk gününden başlayarak bildirebilirsiniz.
declaration-sent = Gönderildi.
declaration-nil-sent = Gönderildi: bu ay için 0 €.
declaration-withdrawn = Gönderim iptal edildi. Bu ay yeniden bildirilecek.
declaration-closed = Bu ay doğrulandı. Yanlışsa düzeltilmesini isteyin.
withdrawal-reviewed = Bu aya bakıldı. Gönderim artık iptal edilemez. Yanlışsa düzeltilmesini isteyin.
withdrawal-too-late = Gönderimin üzerinden bir günden fazla geçti. Tutarı yine de düzeltebilirsiniz.

## Ciro: gönderilmiş bir ay

sent-title = { $month }: { $amount }, gönderildi
sent-month = { $month }:
sent-review = { $name } bakıyor. Sizin bir şey yapmanız gerekmez.
sent-aside = Kenara { $amount } ayırın.
sent-aside-nothing = Bu ay kenara ayrılacak bir şey yok.
sent-aside-not-known = Kenara ne kadar ayıracağınızı bilmiyoruz.
sent-next = Sonraki ay: { $month }. Bildirme başlangıcı: { $day }.
sent-still-open =
    { $n ->
        [one] Bildirilecek 1 ay kaldı.
       *[other] Bildirilecek { $n } ay kaldı.
    }
sent-done = Tamam
sent-see = Bu aya bak
withdraw = Gönderimi iptal et

## Ciro: kategoriler

activity-01 = Satış, yemek işleri, konaklama
activity-02 = Ticari hizmetler ya da zanaat hizmetleri
activity-03 = Diğer hizmetler, serbest meslek
activity-04 = Serbest meslek, emekliliği Cipav’da
activity-05 = Resmî kayıtlı (classée) tatil evi kiralama
activity-06 = Henüz belirtilmemiş iş
credit-note-of = Geri verilen para: { $name }

## Ciro: bildirilmiş bir ay

correction-open = Bu rakam yanlış
correction-reason = Düzeltilecek olan nedir?
correction-reason-hint = { $name } için bir cümle yazın. Ayı düzeltmeye açar ya da neden böyle kaldığını size anlatır.
correction-send = Düzeltme iste
correction-sent = İsteğiniz gönderildi.
correction-requested = Bunu zaten istediniz. Cevap buraya gelecek.
correction-waits = Bu rakamın düzeltilmesini istediniz (“{ $reason }”). { $name } size yakında cevap verecek.
figure-reopened = Bu ay açıldı: düzeltebilirsiniz.
figure-waiting = { $name } bu rakamı kontrol ediyor. Size cevap verecek.
correct = Düzelt
locked-verified = Bu ay doğrulandı. Değiştirmek için sorulacak kişi: { $name }.
entered-by = { $name } bu rakamı sizin için yazdı: { $at }.
entered-reason = Neden: { $reason }
entered-contest = Bu benim rakamım değil
total = Toplam
question-eyebrow = { $name } size soruyor
question-title = { $month } ayınızla ilgili bir soru
answer-label = Cevabınız, bir cümleyle
answer-send = Cevap ver
answer-correct = Rakamı düzelt
answer-sent = Cevabınız gönderildi.
thread-title = Sorular ve cevaplar
thread-who = { $name }, { $at }
thread-correction = Düzeltme isteği: { $reason }
thread-reopened = Ay, düzeltilmesi için açıldı.
thread-kept = Rakam olduğu gibi kalıyor.
thread-opened = Ay, düzeltilmesi için açıldı. Neden: { $reason }
thread-opening-undone = Ay artık açık değil.
thread-answer = Siz, { $at }
versions-title = Bu rakamın sürümleri
version = Sürüm { $n }
version-reported = Sürüm { $n }, aylık raporda
version-sent = Gönderen
version-note = Not
version-changed = , değişti

## Bir ayın belgeleri

documents-title = Belgeler
documents-of = Belgeler: { $month } { $year }
documents-lead = Bir faturanın fotoğrafını çekin ya da bir PDF ekleyin. Bunları siz ve { $name } görürsünüz, başka kimse görmez.
documents-none = Bu aya hiçbir belge eklenmedi.
documents-removed = Kaldırılanlar
documents-count =
    { $n ->
        [0] Fotoğraf ya da PDF ekle
        [one] { $n } belge
       *[other] { $n } belge
    }
document-label = Fotoğraf ya da PDF
document-hint = En çok 10 MB. Bir ayda en çok 10 belge olur.
document-add = Bu belgeyi ekle
document-note = { $what }, eklendi: { $at }
document-unnamed = belge
document-remove = Kaldır
document-restore = Geri koy
document-which = : { $name }
document-until = Kaldırıldı. { $day } gününe kadar geri koyabilirsiniz. Sonra silinir.
document-added = Belge bu ayınıza eklendi.
document-removed = Belge kaldırıldı. 7 gün içinde geri koyabilirsiniz.
document-restored = Belge yeniden eklendi.
document-none = Bir fotoğraf ya da PDF seçin.
document-empty = Bu dosya boş. Başka bir dosya seçin.
document-too-large = Bu dosya 10 MB’den büyük. Daha küçük bir dosya seçin ya da belgenin fotoğrafını çekin.
document-kind = Bu dosya bir fotoğraf (JPEG, PNG, WebP) ya da PDF değil. Belgenin fotoğrafını çekin ya da PDF olarak kaydedin.
document-too-many = Bu ayda zaten 10 belge var. Yenisini eklemek için birini kaldırın.
document-too-many-pixels = Bu fotoğraf çok büyük (50 milyon pikselden fazla). Daha küçük bir ayarla yeniden çekin.
document-unreadable = Bu fotoğraf bozuk. Yeniden çekin ya da belgeyi PDF olarak kaydedin.
document-not-kept = Belge saklanamadı: belgelerin saklandığı yer cevap vermiyor. Birkaç dakika sonra yeniden deneyin. Geri kalan her şey çalışıyor.
document-sent-before = Bu belge zaten ekli.
document-gone = Bu belge silindi. Sizde hâlâ varsa yeniden ekleyin.
photo-shrunk = Fotoğraf küçültüldü. Önce: {"{before}"}. Şimdi: {"{after}"}.

## Ciro belgesi

attestation-link = Banka ya da CAF için ciro belgesi
attestation-title = Ciro belgesi
attestation-lead = Doğrulanmış aylar, bankaya ya da CAF’a vermek için. Ciro belgesi Fransızcadır.
attestation-from = İlk ay
attestation-to = Son ay
attestation-show = Bu dönemi göster
attestation-month = Listeden bir ay seçin.
attestation-order = Dönemin sonu başlangıcından önce. Daha yeni bir ay seçin.
attestation-nothing-yet = Henüz hiçbir ay bitmedi. Ciro belgesi gelecek ay burada olacak.
attestation-issue-how = Bu bir ön izlemedir. Ciro belgesini oluşturun: bir numarası ve bankanın kontrol edebileceği bir kodu olur.
attestation-issue = Ciro belgesini oluştur
attestation-is-issued = Ciro belgesi oluşturuldu. Yazdırabilirsiniz.
attestation-none-to-issue = Bu dönemde doğrulanmış ay yok: belgeye yazılacak bir şey yok. Başka bir dönem seçin.
attestation-print-how = Yazdırmak ya da PDF olarak kaydetmek için tarayıcınızın menüsünü açın, sonra “Yazdır” seçin.
attestation-print = Yazdır
attestation-before-title = Daha önce oluşturulan ciro belgeleri
attestation-issued-on = { $day } günü oluşturuldu, toplam { $total }
attestation-revoke = Geçersiz kıl
attestation-revoke-what = Geçersiz kılınan ciro belgesi silinmez: kodunu kontrol eden, artık geçerli olmadığını okur.
attestation-revoked-on = { $day } günü geçersiz kılındı
attestation-is-revoked = Ciro belgesi geçersiz kılındı. Kodunu kontrol eden bunu görür.

# Belgenin kendisi Fransızcadır

attestation-reference = Referans { $reference }
attestation-period = { $from } – { $to }

## Kenara ayrılacak para

set-aside-title = Kenara ayrılacak para
set-aside-estimate = Bu bir tahmindir. Kesin tutar Urssaf’tan gelir.
set-aside-not-known = Tutar bilinmiyor
set-aside-gap = “{"{n}"}” için bu ayın oranı eksik. Bu bölüm hesaplanmadı.
set-aside-stops = Geri verilen para yüzünden bir kategori sıfırın altında. Burada 0 € sayılır.
set-aside-not-registered = O ay işiniz henüz kurulmamıştı. Urssaf’a bir şey ödemeniz gerekmez.
set-aside-after-table = Oranları bildiğimiz son ay: {"{n}"}. Bu ayın tutarı değişebilir.
set-aside-known-until = Oranları bildiğimiz son ay: { $month }.
set-aside-rounded = Her satır tam avroya yuvarlanır, Urssaf’ta olduğu gibi.
set-aside-for = { $month }, tahmin
set-aside-none = Bir ay bildirin: tutar burada görünecek.
set-aside-how = Bu tutar nasıl bulundu
set-aside-change = Hesabımı değiştir
set-aside-no-tax = Gelir vergisi: hesaplanmadı.
set-aside-left-out = Burada hesaplanmayan: işyerlerinin yerel vergisi (CFE).
charge-contributions = Sosyal primler
charge-training = Mesleki eğitim
charge-chamber = Meslek odası payı
charge-income-tax = Gelir vergisi
rate-of = { $charge }, “{ $activity }”: { $base } için { $rate }.
rate-since = { $charge }, “{ $activity }”: { $base } için { $rate }. Bu oranın başlangıcı: { $since }.
rate-reduced = { $charge }, “{ $activity }”: normalde { $normal }. İşe başlama yardımıyla (ACRE) { $base } için { $rate } ödersiniz. Yardımın son ayı: { $until }.
acre-without-date = İşe başlama yardımı (ACRE) hesaplanmadı. İşinizin başlama tarihi bizde yok. Bu tarihi danışmanınıza verin.
business-title = Sizin durumunuz
business-tax = Gelir vergimi primlerimle birlikte ödüyorum
business-tax-hint = Fransızca adı “versement libératoire”. Bunun için önceden istekte bulunmak gerekir. Bilmiyor musunuz? Boş bırakın.
business-craft = İşim bir zanaat işi
business-craft-hint = Mesleki eğitim ve zanaatkârlar odası (chambre de métiers) payları daha yüksektir.
business-set = Kaydedildi. Tutar güncellendi.
save = Kaydet

## CAF

caf-title = CAF’a bildirim
caf-note = Üç ayınız, CAF’a yazmak için
caf-lead = Rakamlarınız burada. Olduğu gibi yazın. CAF’a bildirimi hangi ayda yapıyorsunuz?
caf-when = Bildirimi yaptığınız ay
caf-asks = { $month } ayında CAF şu ayları sorar: { $first }, { $second } ve { $third }.
caf-missing = Bu ayı henüz bildirmediniz.
caf-declare = { $month } ayını bildir
caf-outside = Bu ay programınızın dışında: Essor bu ayı bilmiyor. Rakamı kendi kâğıtlarınızdan alın.
caf-negative = Aldığınızdan çok para geri verdiniz: { $amount }. 0 yazın.
caf-copy = Kopyala
caf-copied = Kopyalandı
caf-copy-of = : { $activity }, { $month }
caf-not-known = CAF’ın o zaman hangi ayları sorduğunu bilmiyoruz.
caf-how = CAF bu rakamlarla ne yapar
caf-check = Formunuzun bu üç ayı sorduğunu kontrol edin.
caf-abatement = Siz bir şey düşmeyin: CAF, “{ $activity }” giderleriniz için { $rate } düşer.
caf-rsa = Geliri olmayan ve yalnız yaşayan bir kişi ayda { $amount } RSA alır (bu tutarın başlangıcı: { $since }).

## Yılın üst sınırı

ceiling-title = { $year } üst sınırı
ceiling-turnover = Ciro
ceiling-all = Satışlar ve hizmetler
ceiling-services = Hizmetler
ceiling-of = { $name }: { $turnover }, üst sınır { $ceiling }
ceiling-year = Tam bir yıla göre: { $turnover }, üst sınır { $ceiling }
ceiling-details = Rakamlara bak
ceiling-far = Micro-entreprise üst sınırının altındasınız.
ceiling-near = Micro-entreprise üst sınırına yaklaşıyorsunuz. Bunu { $name } ile konuşun.
ceiling-over = Cironuz micro-entreprise üst sınırından yüksek. Bu iki yıl sürerse statünüz değişir. Bunu { $name } ile konuşun.
ceiling-no-date = İşinizin başlama tarihi bizde yok. Tam bir yıl hesaplıyoruz.
ceiling-prorated = İşinizin başlama tarihi: { $day }. Üst sınır { $of_days } günün { $days } günü için hesaplanır.
ceiling-before = İşinizi kurmadan önceki aylar hesaplanmaz.
ceiling-not-registered = Üst sınır, işinizin kurulduğu günden başlayarak hesaplanacak: { $day }.
ceiling-vat = KDV (TVA) daha erken başlayabilir: genellikle yılda { $services } tutarında hizmetten ya da { $goods } tutarında satıştan sonra.
ceiling-not-known = { $year } üst sınırını bilmiyoruz.
ceiling-left-out = “{ $activity }” için üst sınırı bilmiyoruz: bu bölüm hesaplanmadı.

## Önceki bir programın ayları

months-earlier = Önceki program, { $from } – { $to }
months-earlier-all =
    { $n ->
        [one] Bu programın { $n } ayı
       *[other] Bu programın { $n } ayı
    }

## Bir atölyenin iki tarihi arasında ayrılmak

history-rest-taken-back = { $who } sonraki tarihlerdeki yeri geri aldı.
